package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tunnels without a common registered domain. */
final class Spread {
  private static final int DOMAINS = 30;
  private static final int MOST_LABELS = 4;

  private Spread() {}

  /** The registered domains of the tunnel over many, all different. */
  static List<String> domains(Dice dice) {
    List<String> domains = new ArrayList<>();
    while (domains.size() < DOMAINS) {
      String domain = Invented.domain(dice);
      if (!domains.contains(domain)) {
        domains.add(domain);
      }
    }
    return domains;
  }

  /** A numbered piece under one or another of many domains. */
  static Questions overMany(Dice dice, List<String> domains) {
    int[] piece = {0};
    return () -> {
      byte[] payload = Bytes.random(dice, (int) dice.between(12, 30));
      String name = piece(piece[0]++, payload) + "." + dice.pick(domains);
      return List.of(Type.A.ask(name, Invented.address(dice)));
    };
  }

  /** A label of a number and a payload. */
  static String piece(int number, byte[] payload) {
    return String.format(Locale.ROOT, "%04x", number & 0xffff) + Codec.BASE32.encode(payload);
  }

  /** Names that are payload to the end, which only the adversary's own server can answer. */
  static Questions withoutDomain(Dice dice) {
    return () -> {
      List<String> labels = new ArrayList<>();
      for (long left = dice.between(2, MOST_LABELS); left > 0; left--) {
        labels.add(Codec.BASE32.encode(Bytes.random(dice, (int) dice.between(5, 20))));
      }
      String answer = Codec.BASE64.encode(Bytes.random(dice, (int) dice.between(6, 120)));
      return List.of(Type.TXT.ask(String.join(".", labels), answer));
    };
  }
}
