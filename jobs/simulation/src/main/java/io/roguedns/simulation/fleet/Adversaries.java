package io.roguedns.simulation.fleet;

import io.roguedns.simulation.story.Campaign;
import io.roguedns.simulation.story.DnsHijack;
import io.roguedns.simulation.story.HardCodedResolver;
import io.roguedns.simulation.story.IodineTunnel;
import io.roguedns.simulation.story.LateRegistryRow;
import io.roguedns.simulation.story.ResolverTunnel;
import io.roguedns.simulation.story.SlowBeacon;
import io.roguedns.simulation.story.Story;
import io.roguedns.simulation.story.Telling;
import io.roguedns.simulation.story.TxtRecordC2;
import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Program;
import io.roguedns.simulation.world.Program.RunsAs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Adversaries' scenarios with devices, servers and programs that the seed chooses. */
final class Adversaries {
  /** In a smaller fleet, a campaign would affect nearly every device. */
  private static final int SMALLEST_WITH_CAMPAIGN = 300;

  private static final List<String> NAMES =
      List.of(
          "updsvc",
          "wincfg",
          "trayagent",
          "syncmon",
          "audiohlp",
          "fontcache2",
          "netprobe",
          "licchk",
          "pdfview",
          "jrehost",
          "thumbs",
          "onelaunch");
  private static final List<String> FOLDERS =
      List.of(
          "c:\\users\\{user}\\appdata\\roaming\\%s",
          "c:\\users\\{user}\\appdata\\local\\%s",
          "c:\\users\\{user}\\appdata\\local\\temp",
          "c:\\users\\public\\%s",
          "c:\\programdata\\%s");
  private static final List<String> PARENTS =
      List.of("explorer.exe", "wscript.exe", "winword.exe", "powershell.exe", "svchost.exe");
  private static final List<String> SERVERS = List.of("srv-mail-01", "srv-db-01", "srv-files-02");

  private final Dice dice;
  private final int laptops;
  private final Set<String> taken = new HashSet<>();

  private Adversaries(long seed, int laptops) {
    this.dice = Dice.of(seed, "adversaries");
    this.laptops = laptops;
  }

  /**
   * As many scenarios as asked for, in turn of every kind that fits a fleet with this number of
   * laptops.
   */
  static List<Story> of(long seed, int count, int laptops) {
    Adversaries adversaries = new Adversaries(seed, laptops);
    List<Function<Integer, Story>> kinds = adversaries.kinds();
    List<Story> stories = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stories.add(kinds.get(i % kinds.size()).apply(i / kinds.size()));
    }
    return stories;
  }

  private List<Function<Integer, Story>> kinds() {
    List<Function<Integer, Story>> kinds = new ArrayList<>();
    kinds.add(round -> new HardCodedResolver(telling(laptops(1), program())));
    kinds.add(round -> new IodineTunnel(telling(laptops(2), program())));
    kinds.add(round -> new DnsHijack(hijack(round)));
    kinds.add(round -> new TxtRecordC2(telling(laptops(1), program())));
    kinds.add(round -> new SlowBeacon(allDay(telling(laptops(1), program()))));
    kinds.add(round -> new ResolverTunnel(telling(laptops(1), program())));
    kinds.add(round -> new LateRegistryRow(telling(laptops(1), Program.POWERSHELL)));
    if (laptops >= SMALLEST_WITH_CAMPAIGN) {
      kinds.add(round -> new Campaign(telling(laptops(40), program())));
    }
    return kinds;
  }

  /** A laptop, and one of the servers as long as there are some. */
  private Telling hijack(int round) {
    List<String> hosts = new ArrayList<>(laptops(1));
    if (round < SERVERS.size()) {
      hosts.add(SERVERS.get(round));
    }
    Telling one = telling(hosts, null);
    String six = "2001:db8:" + dice.hex(4) + "::" + dice.between(2, 99);
    return new Telling(
        hosts, List.of(one.addresses().get(0), six), one.program(), one.domain(), one.later());
  }

  private Telling telling(List<String> hosts, Program program) {
    // Multiples of a bin's length, so that what fills three bins still does.
    int later = 5 * (int) dice.between(-12, 12);
    String domain = dice.text(9, "abcdefghijklmnopqrstuvwxyz") + ".test";
    return new Telling(hosts, List.of(address()), program, domain, later);
  }

  /** The same at the hours of the original: a scenario of a whole day can't begin before it. */
  private static Telling allDay(Telling one) {
    return new Telling(one.hosts(), one.addresses(), one.program(), one.domain(), 0);
  }

  private List<String> laptops(int count) {
    List<String> hosts = new ArrayList<>();
    while (hosts.size() < count) {
      String host = String.format(Locale.ROOT, "lt-%03d", dice.between(1, laptops));
      if (taken.add(host)) {
        hosts.add(host);
      }
    }
    return hosts;
  }

  /** An address of an adversary that no other device of the fleet uses. */
  private String address() {
    while (true) {
      String address =
          dice.chance(0.5)
              ? "203.0.113." + dice.between(2, 140)
              : "198.51.100." + dice.between(30, 120);
      if (taken.add(address)) {
        return address;
      }
    }
  }

  private Program program() {
    String name = dice.pick(NAMES);
    while (!taken.add(name)) {
      name = dice.pick(NAMES) + dice.between(2, 99);
    }
    String folder = dice.pick(FOLDERS).formatted(name);
    String file = name + ".exe";
    return new Program(
        file, folder, "\"" + folder + "\\" + file + "\"", null, dice.pick(PARENTS), RunsAs.USER);
  }
}
