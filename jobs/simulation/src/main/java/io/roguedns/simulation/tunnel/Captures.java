package io.roguedns.simulation.tunnel;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Fleet;
import io.roguedns.simulation.world.Resolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** All captures: each tunnel at each of its rates, and the look-alikes. */
public final class Captures {
  private static final int DNS = 53;
  private static final int MULTICAST_DNS = 5353;
  private static final String MULTICAST = "224.0.0.251";

  /** The first of the adversaries' own servers; its network is unlisted. */
  private static final String ADVERSARY = "203.0.113.";

  private static final int FIRST_ADVERSARY = 101;
  private static final int FIRST_DEVICE = 201;
  private static final String STRAIGHT = "-straight";

  private final List<CaptureStory> stories = new ArrayList<>();
  private int adversaries;

  private Captures() {
    tunnels();
    polling();
    people();
    servers();
  }

  /**
   * Every capture, generated on demand.
   *
   * @param wanted the names of stories; empty for all of them
   */
  public static Iterable<Capture> all(long seed, Day day, Set<String> wanted) {
    Fleet fleet = new Fleet(seed, day);
    List<CaptureStory> stories = stories();
    return () ->
        IntStream.range(0, stories.size())
            .filter(i -> wanted.isEmpty() || wanted.contains(stories.get(i).name()))
            .mapToObj(i -> Capture.of(stories.get(i), fleet, FIRST_DEVICE + i))
            .iterator();
  }

  /** The names of all stories. */
  public static SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    stories().forEach(story -> names.add(story.name()));
    return names;
  }

  static List<CaptureStory> stories() {
    return List.copyOf(new Captures().stories);
  }

  /** A tunnel's program, from its random source and its domain. */
  @FunctionalInterface
  private interface Tool {
    Questions to(Dice dice, String domain);
  }

  private void tunnels() {
    through("iodine-cname", (dice, to) -> new Iodine(dice, to, Type.CNAME, Codec.IODINE_32));
    through("iodine-txt", (dice, to) -> new Iodine(dice, to, Type.TXT, Codec.IODINE_64U));
    straight("iodine-null", (dice, to) -> new Iodine(dice, to, Type.NULL, Codec.IODINE_128));
    straight("iodine-private", (dice, to) -> new Iodine(dice, to, Type.PRIVATE, Codec.IODINE_64));
    both("dnscat2", Dnscat2::new);
    through("dns2tcp-txt", (dice, to) -> new Dns2tcp(dice, to, Type.TXT));
    straight("dns2tcp-key", (dice, to) -> new Dns2tcp(dice, to, Type.KEY));
    through("dnsexfiltrator", (dice, to) -> new Exfiltration(dice, to, Codec.BASE64_URL));
    straight("dnsexfiltrator", (dice, to) -> new Exfiltration(dice, to, Codec.BASE32));
    both("dns-beacon", Beacon::new);
    both("words", Wordy::new);
    String own = Resolver.INTERNAL_1.address();
    rates("many-domains", own, Spread::domains, Spread::overMany);
    rates("many-domains" + STRAIGHT, adversary(), Spread::domains, Spread::overMany);
    rates(
        "no-domain" + STRAIGHT,
        adversary(),
        dice -> List.of(),
        (dice, none) -> Spread.withoutDomain(dice));
    rates(
        "dnscat2-no-domain" + STRAIGHT,
        adversary(),
        dice -> List.of(),
        (dice, none) -> new Dnscat2(dice, ""));
  }

  private void polling() {
    for (int percent : new int[] {0, 20, 50}) {
      Pace pace = Pace.every("4-an-hour", 15 * Ticks.PER_MINUTE, percent / 100.0, 24);
      String name = "txt-polling-jitter-" + percent;
      tunnel(
          name, pace, Resolver.INTERNAL_1.address(), Captures::domain, one(Polling::underOneName));
      tunnel(name + STRAIGHT, pace, adversary(), Captures::domain, one(Polling::underOneName));
    }
    tunnel(
        "txt-polling-numbered",
        Pace.every("4-an-hour", 15 * Ticks.PER_MINUTE, 0.2, 24),
        Resolver.INTERNAL_1.address(),
        Captures::domain,
        one(Polling::numbered));
  }

  private void people() {
    long minute = Ticks.PER_MINUTE;
    laptop("pages", Pace.atRandom("20-pages-an-hour", 3 * minute, 8), WebLookAlikes::pages);
    laptop(
        "pages-of-unknown-networks",
        Pace.atRandom("20-pages-an-hour", 3 * minute, 8),
        WebLookAlikes::pagesOfUnknownNetworks);
    laptop("browser-probes", Pace.atRandom("2-an-hour", 30 * minute, 24), WebLookAlikes::probes);
    laptop("telemetry", Pace.every("12-an-hour", 5 * minute, 0.1, 24), WebLookAlikes::telemetry);
    laptop("reputation", Pace.atRandom("30-an-hour", 2 * minute, 24), MailLookAlikes::reputation);
    laptop("directory", Pace.atRandom("20-an-hour", 3 * minute, 8), OfficeLookAlikes::directory);
    laptop(
        "service-discovery", Pace.atRandom("6-an-hour", 10 * minute, 24), OfficeLookAlikes::offers);
    add(
        "multicast-dns",
        "lt",
        Pace.atRandom("60-an-hour", minute, 8),
        MULTICAST,
        MULTICAST_DNS,
        OfficeLookAlikes::multicast);
  }

  private void servers() {
    long minute = Ticks.PER_MINUTE;
    server("mail", Pace.atRandom("60-messages-an-hour", minute, 8), MailLookAlikes::messages);
    server(
        "reverse-look-ups",
        Pace.atRandom("60-a-minute", Ticks.PER_SECOND, 1),
        MailLookAlikes::reverse);
    server(
        "dnssec",
        Pace.atRandom("5-a-minute", 12 * Ticks.PER_SECOND, 4),
        ServerLookAlikes::validation);
    server("acme", Pace.atRandom("2-an-hour", 30 * minute, 24), ServerLookAlikes::certificates);
    server(
        "signature-updates",
        Pace.every("hourly", 60 * minute, 0.01, 24),
        MailLookAlikes::signatures);
    server(
        "crawler", Pace.atRandom("90-a-minute", Ticks.PER_MINUTE / 90, 1), WebLookAlikes::crawler);
    server("monitoring", Pace.every("1-a-minute", minute, 0.01, 24), ServerLookAlikes::monitoring);
  }

  private void both(String name, Tool tool) {
    through(name, tool);
    straight(name, tool);
  }

  /** Through the organisation's own resolver. */
  private void through(String name, Tool tool) {
    rates(name, Resolver.INTERNAL_1.address(), Captures::domain, one(tool));
  }

  /** Directly to the adversary's own, unlisted server. */
  private void straight(String name, Tool tool) {
    rates(name + STRAIGHT, adversary(), Captures::domain, one(tool));
  }

  private static BiFunction<Dice, List<String>, Questions> one(Tool tool) {
    return (dice, domains) -> tool.to(dice, "t." + domains.get(0));
  }

  private static List<String> domain(Dice dice) {
    return List.of(Invented.domain(dice));
  }

  private String adversary() {
    return ADVERSARY + (FIRST_ADVERSARY + adversaries++);
  }

  private void rates(
      String name,
      String server,
      CaptureStory.Domains domains,
      BiFunction<Dice, List<String>, Questions> asking) {
    Pace.RATES.forEach(pace -> tunnel(name, pace, server, domains, asking));
  }

  private void tunnel(
      String name,
      Pace pace,
      String server,
      CaptureStory.Domains domains,
      BiFunction<Dice, List<String>, Questions> asking) {
    String host = "lt-" + (FIRST_DEVICE + stories.size());
    stories.add(
        new CaptureStory(name, true, host, Device.Kind.LAPTOP, pace, server, DNS, domains, asking));
  }

  private void laptop(String name, Pace pace, Function<Dice, Questions> asking) {
    add(name, "lt", pace, Resolver.INTERNAL_1.address(), DNS, asking);
  }

  private void server(String name, Pace pace, Function<Dice, Questions> asking) {
    add(name, "srv", pace, Resolver.INTERNAL_1.address(), DNS, asking);
  }

  private void add(
      String name,
      String host,
      Pace pace,
      String server,
      int port,
      Function<Dice, Questions> asking) {
    stories.add(
        new CaptureStory(
            name,
            false,
            host + "-" + (FIRST_DEVICE + stories.size()),
            host.equals("lt") ? Device.Kind.LAPTOP : Device.Kind.SERVER,
            pace,
            server,
            port,
            dice -> List.of(),
            (dice, none) -> asking.apply(dice)));
  }
}
