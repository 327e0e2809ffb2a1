package io.roguedns.format.zeek;

import io.roguedns.format.DeviceNames;
import io.roguedns.format.Format;
import io.roguedns.format.FormatDecoder;
import io.roguedns.format.OtherRows;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.TextForm;

/** Zeek's logs: JSON, and the tab-separated text that it writes by default. */
public final class ZeekFormat implements Format {
  @Override
  public FormatDecoder open(ReadPlan plan, DeviceNames names, OtherRows others) {
    return new ZeekDecoder(plan, names);
  }

  @Override
  public String noneOfItsForms() {
    return "neither a JSON object nor tab-separated text with its own header";
  }

  @Override
  public TextForm formAt(byte[] text, int at, int to) {
    return text[at] == '#' && TsvHeader.begins(text, at, to) ? TextForm.TSV : null;
  }

  @Override
  public boolean hasOtherText() {
    return true;
  }
}
