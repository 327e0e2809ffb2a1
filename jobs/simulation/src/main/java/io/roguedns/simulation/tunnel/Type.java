package io.roguedns.simulation.tunnel;

import io.roguedns.dns.RecordType;
import io.roguedns.simulation.world.Question;
import java.util.List;

/** The types of records that captures ask for. */
enum Type {
  A(1),
  CNAME(5),
  NULL(10),
  PTR(12),
  MX(15),
  TXT(16),
  KEY(25),
  AAAA(28),
  SRV(33),
  DS(43),
  DNSKEY(48),
  CAA(257),
  /** One of the numbers for private use: iodine's. */
  PRIVATE(65399);

  private static final int TTL = 60;

  private final int number;

  Type(int number) {
    this.number = number;
  }

  /** A question that is answered. */
  Question ask(String name, String answer) {
    // The sensor writes a text with its length before it.
    String written = this == TXT ? "TXT " + answer.length() + " " + answer : answer;
    return question(name, List.of(written));
  }

  /** A question about a name that doesn't exist. */
  Question askInVain(String name) {
    return question(name, List.of());
  }

  private Question question(String name, List<String> answers) {
    return new Question(name, number, RecordType.of(number), answers, TTL);
  }
}
