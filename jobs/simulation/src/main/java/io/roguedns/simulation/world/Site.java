package io.roguedns.simulation.world;

import java.util.List;

/**
 * A name that devices look up, and where it leads.
 *
 * @param address a documentation address (RFC 5737, RFC 3849), or one of the company's own
 */
public record Site(String name, String address, int port) {
  private static final List<String> HOSTS =
      List.of(
          "www", "cdn", "static", "api", "img", "login", "telemetry", "updates", "media", "mail");
  private static final List<String> DOMAINS =
      List.of(
          "news.example",
          "shop.example",
          "video.example",
          "search.example",
          "cloud.example",
          "social.example",
          "office.example",
          "maps.example",
          "bank.example",
          "travel.example");

  public static final Site FILES = new Site("srv-files-01.corp.example", "10.0.4.110", 445);
  public static final Site LOGON = new Site("dc-01.corp.example", "10.0.0.1", 88);
  public static final Site DIRECTORY = new Site("dc-02.corp.example", "10.0.0.2", 389);

  /** One of a hundred sites on the internet; some get far more queries than others. */
  public static Site any(Dice dice) {
    int rank = (int) Math.min(dice.below(100), dice.below(100));
    String name = HOSTS.get(rank % 10) + "." + DOMAINS.get(rank / 10);
    boolean six = rank % 17 == 5;
    String address =
        six ? "2001:db8:100::" + Integer.toHexString(rank + 1) : "192.0.2." + (10 + rank);
    return new Site(name, address, 443);
  }
}
