package io.roguedns.input;

/** Whose rows are read. */
public enum InputFormat {
  /** Those of every source, told apart by what they say. */
  AUTO,
  DEFENDER,
  SYSMON,
  ZEEK;

  /** Whether Defender's rows may be among them. */
  public boolean takesDefender() {
    return this == AUTO || this == DEFENDER;
  }
}
