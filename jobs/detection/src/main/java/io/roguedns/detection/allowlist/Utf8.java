package io.roguedns.detection.allowlist;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict decoding of messages. */
final class Utf8 {
  static final String KEY_IS_NOT = "the key isn't UTF-8";
  static final String VALUE_IS_NOT = "the value isn't UTF-8";

  private Utf8() {}

  static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
