package io.roguedns.detection.source.text;

import io.roguedns.detection.source.CorruptFileException;
import io.roguedns.format.RawRow;
import io.roguedns.format.zeek.TsvHeader;
import io.roguedns.format.zeek.ZeekLog;
import io.roguedns.format.zeek.ZeekTsv;
import io.roguedns.input.InputSpec;

/**
 * The lines of a file of Zeek's tab-separated text. Whoever reads a later range knows the header
 * from the file's beginning; so that all read the same, another may only repeat it.
 */
final class TsvLines {
  private final ZeekTsv decoder;
  private final TsvHeader first;
  private final TsvHeader current;
  private final ZeekLog logOfName;
  private boolean headerSeen;

  TsvLines(InputSpec spec, TextHead head, ZeekLog logOfName) {
    this.logOfName = logOfName;
    first = head.tsvHeader();
    current = head.tsvHeader();
    decoder = new ZeekTsv(spec.plan(), spec.names());
    decoder.begin(current);
  }

  void take(RawRow line) throws CorruptFileException {
    if (line.length() > 0 && line.bytes()[line.from()] == '#') {
      headerSeen = true;
    } else if (headerSeen) {
      if (!current.reads(first)) {
        throw new CorruptFileException(
            line.source(),
            "before byte "
                + line.position()
                + " is a header that differs from the file's first: put logs with different"
                + " fields into separate files",
            null);
      }
      headerSeen = false;
    }
    decoder.take(line, logOfName);
  }
}
