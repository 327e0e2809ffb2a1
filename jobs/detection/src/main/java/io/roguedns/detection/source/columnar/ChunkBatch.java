package io.roguedns.detection.source.columnar;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;

/** Columns whose chunks are fetched together, once one of them is needed. */
public final class ChunkBatch {
  private final ParquetFile file;
  private final List<? extends ChunkReader> readers;
  private final List<ColumnDescriptor> columns;
  private int group;
  private boolean loaded;
  private PageReadStore pages;

  public ChunkBatch(ParquetFile file, List<? extends ChunkReader> readers) {
    this.file = file;
    this.readers = readers;
    this.columns =
        readers.stream().map(ChunkReader::descriptor).filter(Objects::nonNull).distinct().toList();
  }

  /** Starts on a row group; nothing is fetched yet. */
  public void start(int groupIndex) {
    end();
    group = groupIndex;
  }

  /** Fetches the chunks, unless they are there. */
  public void load() throws IOException {
    if (loaded) {
      return;
    }
    loaded = true;
    if (columns.isEmpty()) {
      return;
    }
    pages = file.fetch(group, columns);
    for (ChunkReader reader : readers) {
      if (reader.descriptor() != null) {
        reader.start(file.chunk(group, reader.descriptor(), pages, reader.memory()));
      }
    }
  }

  /** Lets go of the row group. */
  public void end() {
    for (ChunkReader reader : readers) {
      reader.end();
    }
    if (pages != null) {
      pages.close();
      pages = null;
    }
    loaded = false;
  }
}
