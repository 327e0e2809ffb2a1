package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Fleet;
import io.roguedns.simulation.world.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Queries of browsers and programs on people's devices. */
final class WebLookAlikes {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final int PROBES = 3;
  private static final int DISTRIBUTIONS = 150;
  private static final int CACHES = 12;

  private WebLookAlikes() {}

  /** Pages with their images, videos and advertisements, on networks of well-known names. */
  static Questions pages(Dice dice) {
    return pages(dice, List.of("cloudfront.net", "googlevideo.com", "fbcdn.net"), Sandbox.KNOWN);
  }

  /** The same shapes of names under domains that no list can know. */
  static Questions pagesOfUnknownNetworks(Dice dice) {
    return pages(
        dice,
        List.of("edgefront-invented.net", "clipstream-invented.com", "picturecdn-invented.net"),
        Sandbox.UNKNOWN);
  }

  /** Where advertisements are kept apart from the page, each under a name of its own. */
  private static final class Sandbox {
    static final String KNOWN = "safeframe.googlesyndication.com";
    static final String UNKNOWN = "adframe-invented.com";
  }

  private static Questions pages(Dice dice, List<String> networks, String sandbox) {
    // A network's servers and customers come again and again; a frame is of one page alone.
    List<String> distributions = tokens(dice, DISTRIBUTIONS, 13);
    List<String> caches = tokens(dice, CACHES, 8);
    List<Supplier<String>> parts =
        List.of(
            () -> "www." + Invented.domain(dice),
            () -> "d" + dice.pick(distributions) + "." + networks.get(0),
            () ->
                "rr%d---sn-%s.%s".formatted(dice.between(1, 8), dice.pick(caches), networks.get(1)),
            () ->
                "scontent-%s%d-%d.xx.%s"
                    .formatted(
                        dice.pick(List.of("fra", "ams", "lhr", "cdg")),
                        dice.between(3, 5),
                        dice.between(1, 2),
                        networks.get(2)));
    return () -> {
      List<Question> page = new ArrayList<>();
      page.add(Type.A.ask(dice.hex(32) + "." + sandbox, Invented.address(dice)));
      for (long left = dice.between(6, 20); left > 0; left--) {
        page.add(Type.A.ask(dice.pick(parts).get(), Invented.address(dice)));
      }
      return page;
    };
  }

  private static List<String> tokens(Dice dice, int count, int length) {
    return Stream.generate(() -> Invented.token(dice, length)).limit(count).toList();
  }

  /** A browser that queries impossible names, to detect resolvers that answer them anyway. */
  static Questions probes(Dice dice) {
    return () -> {
      List<Question> probes = new ArrayList<>();
      for (int i = 0; i < PROBES; i++) {
        String name = dice.text((int) dice.between(7, 15), LETTERS);
        probes.add(Type.A.askInVain(name));
        probes.add(Type.A.askInVain(name + "." + Fleet.DOMAIN));
      }
      return probes;
    };
  }

  /** Reports of a program, to a separate host for each installation and each session. */
  static Questions telemetry(Dice dice) {
    String installation = guid(dice);
    return () ->
        List.of(
            Type.A.ask(
                (dice.chance(0.2) ? guid(dice) : installation) + ".ingest.telemetry-invented.com",
                Invented.address(dice)));
  }

  /** A GUID as names have it, from digits that are drawn. */
  static String guid(Dice dice) {
    long high = Long.parseUnsignedLong(dice.hex(16), 16);
    return new UUID(high, Long.parseUnsignedLong(dice.hex(16), 16)).toString();
  }

  /** A crawler: one registered domain after the other, some with the name for the web as well. */
  static Questions crawler(Dice dice) {
    return () -> {
      String domain = Invented.domain(dice);
      String name = dice.chance(0.4) ? "www." + domain : domain;
      return List.of(
          dice.chance(0.1) ? Type.A.askInVain(name) : Type.A.ask(name, Invented.address(dice)));
    };
  }
}
