package io.roguedns.format.sysmon;

import io.roguedns.format.DeviceNames;
import io.roguedns.format.Format;
import io.roguedns.format.FormatDecoder;
import io.roguedns.format.OtherRows;
import io.roguedns.format.RawRow;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.RowOrigin;
import io.roguedns.format.TextForm;
import io.roguedns.json.Bytes;
import io.roguedns.json.FlatObject;

/** Sysmon's events: JSON as collectors write it, and the XML that Windows writes. */
public final class SysmonFormat implements Format {
  @Override
  public FormatDecoder open(ReadPlan plan, DeviceNames names, OtherRows others) {
    SysmonJson json = new SysmonJson(plan);
    SysmonXml xml = new SysmonXml(plan);
    return new FormatDecoder() {
      @Override
      public boolean takeObject(FlatObject object, RawRow row, RowOrigin origin) {
        return json.take(object, row);
      }

      @Override
      public boolean takeText(RawRow text, RowOrigin origin) {
        if (text.bytes()[text.from()] != '<') {
          return false;
        }
        int to = Bytes.trimmedEnd(text.bytes(), text.from(), text.to());
        xml.takeAll(
            new RawRow(
                text.bytes(), text.from(), to, text.source(), text.position(), text.block()));
        return true;
      }
    };
  }

  @Override
  public String noneOfItsForms() {
    return "neither a JSON object nor an XML event";
  }

  @Override
  public TextForm formAt(byte[] text, int at, int to) {
    return text[at] == '<' && XmlEvents.begin(text, at, to) >= 0 ? TextForm.XML : null;
  }

  @Override
  public boolean hasOtherText() {
    return true;
  }
}
