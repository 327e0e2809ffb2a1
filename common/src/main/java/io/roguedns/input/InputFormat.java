package io.roguedns.input;

import io.roguedns.format.Format;
import io.roguedns.format.defender.DefenderFormat;
import io.roguedns.format.sysmon.SysmonFormat;
import io.roguedns.format.zeek.ZeekFormat;
import java.util.Arrays;
import java.util.List;

/**
 * The list of formats, and the choice among them. A row of unknown origin is offered to the formats
 * in this order; the first is read by its bytes, so that it should be that of most rows.
 */
public enum InputFormat {
  /** All formats, told apart by what a row says. */
  AUTO(null),
  DEFENDER(new DefenderFormat()),
  SYSMON(new SysmonFormat()),
  ZEEK(new ZeekFormat());

  private final Format format;

  InputFormat(Format format) {
    this.format = format;
  }

  /** The formats whose rows are read. */
  public List<Format> formats() {
    return this == AUTO
        ? Arrays.stream(values()).filter(one -> one != AUTO).map(one -> one.format).toList()
        : List.of(format);
  }

  /** Whether rows of a format are read. */
  public boolean includes(InputFormat one) {
    return this == AUTO || this == one;
  }

  /** Whether what is read may be text other than JSON. */
  public boolean hasOtherText() {
    return formats().stream().anyMatch(Format::hasOtherText);
  }

  /** Whether what is read may be columns. */
  public boolean hasColumns() {
    return formats().stream().anyMatch(Format::hasColumns);
  }
}
