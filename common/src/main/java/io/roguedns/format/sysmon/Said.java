package io.roguedns.format.sysmon;

/** What Sysmon says where it has nothing to say. */
final class Said {
  private Said() {}

  /** The text, {@code ""} for the hyphen that stands for none. */
  static String of(String text) {
    return text.equals("-") ? "" : text;
  }
}
