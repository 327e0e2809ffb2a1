package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Question;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file carried out as DNSExfiltrator does it: a name that announces it, then numbered pieces of
 * encrypted content in names of maximum length.
 */
final class Exfiltration implements Questions {
  private static final String ANNOUNCED = "payroll-2026.zip|4000";
  private static final int LONGEST_NUMBER = 5;

  private final Dice dice;
  private final String domain;
  private final Codec codec;
  private int piece = -1;

  Exfiltration(Dice dice, String domain, Codec codec) {
    this.dice = dice;
    this.domain = domain;
    this.codec = codec;
  }

  @Override
  public List<Question> next() {
    String name = (piece < 0 ? announcement() : piece(piece, content())) + "." + domain;
    piece++;
    return List.of(Type.TXT.ask(name, piece == 0 ? "OK" : Integer.toString(piece - 1)));
  }

  private String announcement() {
    byte[] file = ANNOUNCED.getBytes(StandardCharsets.UTF_8);
    String coded = codec == Codec.BASE32 ? "base32" : "base64";
    return "init." + Codec.BASE32.encode(file) + "." + coded;
  }

  private byte[] content() {
    int room = Names.room(domain, Names.LABEL) - LONGEST_NUMBER - 1;
    return Bytes.random(dice, codec.capacity(room));
  }

  String piece(int number, byte[] content) {
    return number + "." + Names.dotted(codec.encode(content), Names.LABEL);
  }
}
