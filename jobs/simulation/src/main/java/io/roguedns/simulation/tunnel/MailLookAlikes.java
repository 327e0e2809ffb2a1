package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Question;
import java.util.ArrayList;
import java.util.List;

/** Queries of mail servers, log analysers and anti-virus. */
final class MailLookAlikes {
  private static final List<String> LISTS =
      List.of("zen.spamhaus.org", "b.barracudacentral.org", "bl.spamcop.net", "list.dnswl.org");
  private static final String NAMES_LIST = "dbl.spamhaus.org";
  private static final String LISTED = "127.0.0.2";
  private static final String UPDATES = "current.cvd.clamav.net";

  private MailLookAlikes() {}

  /**
   * Mail as it comes in: who sends it, whether that is listed, and what the sender's domain says.
   */
  static Questions messages(Dice dice) {
    return () -> {
      String reversed = reversed(dice);
      String domain = Invented.domain(dice);
      List<Question> asked = new ArrayList<>();
      asked.add(Type.PTR.ask(reversed + ".in-addr.arpa", "mail." + domain));
      for (String list : LISTS) {
        asked.add(listed(reversed + "." + list, dice));
      }
      asked.add(listed(domain + "." + NAMES_LIST, dice));
      asked.add(Type.MX.ask(domain, "mail." + domain));
      asked.add(Type.TXT.ask(domain, "v=spf1 include:_spf." + domain + " -all"));
      String key = "v=DKIM1; k=rsa; p=" + Codec.BASE64.encode(Bytes.random(dice, 162));
      asked.add(Type.TXT.ask("s" + dice.between(1, 2048) + "._domainkey." + domain, key));
      asked.add(Type.TXT.ask("_dmarc." + domain, "v=DMARC1; p=none"));
      return asked;
    };
  }

  private static Question listed(String name, Dice dice) {
    return dice.chance(0.3) ? Type.A.ask(name, LISTED) : Type.A.askInVain(name);
  }

  private static String reversed(Dice dice) {
    return "%d.%d.%d.%d"
        .formatted(dice.below(256), dice.below(256), dice.below(256), dice.between(1, 223));
  }

  /** Logs whose addresses are made names, of both kinds. */
  static Questions reverse(Dice dice) {
    return () -> {
      String name =
          dice.chance(0.3)
              ? Names.dotted(dice.hex(24) + "8bd01002", 1) + ".ip6.arpa"
              : reversed(dice) + ".in-addr.arpa";
      return List.of(
          dice.chance(0.4)
              ? Type.PTR.askInVain(name)
              : Type.PTR.ask(name, "host-" + dice.below(100_000) + ".access-invented.net"));
    };
  }

  /** Hashes of files and addresses of pages, at a reputation service. */
  static Questions reputation(Dice dice) {
    return () -> {
      List<Question> asked = new ArrayList<>();
      for (long left = dice.between(1, 6); left > 0; left--) {
        asked.add(Type.A.ask(judged(dice), "127.0.0." + dice.between(1, 250)));
      }
      return asked;
    };
  }

  private static String judged(Dice dice) {
    return switch ((int) dice.below(4)) {
      case 0 ->
          "4.1"
              + dice.text(38, "nopqrs0123456789")
              + ".p.%02d.s.sophosxl.net".formatted(dice.below(20));
      case 1 -> "0.0.0.0.1.0.0.4e." + Invented.token(dice, 26) + ".avts.mcafee.com";
      case 2 -> Codec.BASE32.encode(Bytes.random(dice, 35)) + ".a.j.e5.sk";
      default -> dice.hex(32) + ".malware.hash.cymru.com";
    };
  }

  /** A scanner that asks for the number of the newest signatures. */
  static Questions signatures(Dice dice) {
    long[] version = {dice.between(27_000, 28_000)};
    return () -> {
      version[0] += dice.chance(1.0 / 24) ? 1 : 0;
      return List.of(
          Type.TXT.ask(UPDATES, "1.4.2:62:%d:1773100800:1:90:49192:335".formatted(version[0])));
    };
  }
}
