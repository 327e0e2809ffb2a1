package io.roguedns.format;

import java.util.Locale;

/** Transports by the names that Defender has for them. */
public final class Transport {
  private Transport() {}

  /** The name of a transport, such as {@code Udp} for {@code udp}. */
  public static String named(String text) {
    return switch (text) {
      case "udp" -> "Udp";
      case "tcp" -> "Tcp";
      case "" -> "";
      default ->
          text.substring(0, 1).toUpperCase(Locale.ROOT)
              + text.substring(1).toLowerCase(Locale.ROOT);
    };
  }
}
