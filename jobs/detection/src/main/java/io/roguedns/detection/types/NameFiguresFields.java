package io.roguedns.detection.types;

import io.roguedns.finding.NameFigures;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes {@link NameFigures} as a part of a finding; most findings have none. */
final class NameFiguresFields {
  private NameFiguresFields() {}

  /**
   * @param names null for none
   */
  static void write(NameFigures names, DataOutputView out) throws IOException {
    out.writeBoolean(names != null);
    if (names == null) {
      return;
    }
    Fields.writeText(names.domain(), out);
    Fields.writeText(names.basis().name(), out);
    out.writeLong(names.windowMinutes());
    out.writeLong(names.distinctNames());
    out.writeLong(names.information());
    out.writeLong(names.meanLength());
    out.writeLong(names.unusualQueries());
    out.writeLong(names.dataQueries());
    out.writeLong(names.answerLength());
    out.writeLong(names.polls());
    out.writeLong(names.interval());
    Fields.writeTexts(names.sample(), out);
    Fields.writeText(names.ordinaryEntry(), out);
    out.writeBoolean(names.ownDomain());
  }

  static NameFigures read(DataInputView in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    return new NameFigures(
        Fields.readText(in),
        NameFigures.Basis.valueOf(Fields.readText(in)),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Fields.readTexts(in),
        Fields.readText(in),
        in.readBoolean());
  }
}
