package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Queries of servers about names themselves. */
final class ServerLookAlikes {
  private static final int SITES = 40;

  private ServerLookAlikes() {}

  /** Certificates that are renewed, and who may issue them. */
  static Questions certificates(Dice dice) {
    List<String> sites = new ArrayList<>();
    for (int i = 0; i < SITES; i++) {
      sites.add(Invented.domain(dice));
    }
    return () -> {
      String site = dice.pick(sites);
      String token = Codec.BASE64_URL.encode(Bytes.random(dice, 32));
      String delegated = WebLookAlikes.guid(dice) + ".auth.acme-invented.net";
      return List.of(
          Type.CAA.askInVain(site),
          Type.CNAME.ask("_acme-challenge." + site, delegated),
          Type.TXT.ask("_acme-challenge." + site, token),
          Type.TXT.ask(delegated, token));
    };
  }

  /** A resolver that validates DNSSEC. */
  static Questions validation(Dice dice) {
    return () -> {
      String domain = Invented.domain(dice);
      String above = domain.substring(domain.indexOf('.') + 1);
      String tag = String.format(Locale.ROOT, "%d 8 2 %s", dice.below(65_536), dice.hex(64));
      return List.of(
          dice.chance(0.7) ? Type.DS.askInVain(domain) : Type.DS.ask(domain, tag),
          Type.DNSKEY.ask(above, "257 3 8 " + Codec.BASE64.encode(Bytes.random(dice, 132))));
    };
  }

  /** A program that checks every minute whether a name still has the same address. */
  static Questions monitoring(Dice dice) {
    String address = Invented.address(dice);
    return () -> List.of(Type.A.ask("0.pool.ntp.org", address));
  }
}
