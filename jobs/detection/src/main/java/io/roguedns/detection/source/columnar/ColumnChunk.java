package io.roguedns.detection.source.columnar;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * A column's part of a row group: goes through its pages in the order of their rows. A page is
 * decompressed when its values are first asked for; one that isn't asked for is stepped over.
 */
final class ColumnChunk {
  /** A page may be as long as the footer says the chunk is, and this long whatever it says. */
  private static final long LEAST_PAGE_LIMIT = 64L << 20;

  /** The most values of a page: what says which of them are null takes memory before they do. */
  private static final int MAX_PAGE_VALUES = 1 << 26;

  private final ColumnDescriptor column;
  private final ColumnChunkMetaData metadata;
  private final Physical physical;
  private final PageReader pages;
  private final DeferredCodecs deferred;
  private final Decompressor decompressor;
  private final Memory memory;

  private ColumnDictionary dictionary;
  private boolean dictionaryRead;

  private DataPage page;
  private boolean pageCompressed;
  private int pageSize;
  private int firstRow;
  private int endRow;

  /** Null until the page is looked into. */
  private PageValues values;

  /** What a column's chunks use one after the other. */
  static final class Memory {
    private final Decompressor.Buffer page = new Decompressor.Buffer();
    private final Decompressor.Buffer dictionary = new Decompressor.Buffer();
    private final HybridInts ids = new HybridInts();
    private final Presence presence = new Presence();
    private long dictionaryBytes;

    /** Reserves what entries of a dictionary take, instead of what those of the last one took. */
    private void reserveDictionary(long bytes, MemoryLimit limit) {
      limit.release(dictionaryBytes);
      dictionaryBytes = 0;
      limit.reserve(bytes, "a dictionary");
      dictionaryBytes = bytes;
    }
  }

  ColumnChunk(
      ColumnDescriptor column,
      ColumnChunkMetaData metadata,
      PageReader pages,
      DeferredCodecs deferred,
      Decompressor decompressor,
      Memory memory) {
    this.column = column;
    this.metadata = metadata;
    this.physical = Physical.of(column.getPrimitiveType());
    this.pages = pages;
    this.deferred = deferred;
    this.decompressor = decompressor;
    this.memory = memory;
  }

  /** Goes to the page that a row of the row group is in; it isn't before the current one. */
  void toPageOf(int row) {
    while (row >= endRow) {
      deferred.forget();
      page = pages.readPage();
      if (page == null) {
        throw new ParquetDecodingException("column " + name() + " ends before its row group does");
      }
      if (page.getValueCount() < 0 || page.getValueCount() > MAX_PAGE_VALUES) {
        throw new ParquetDecodingException(
            "a page of column " + name() + " can't have " + page.getValueCount() + " values");
      }
      pageCompressed = deferred.wasCompressed();
      pageSize = deferred.decompressedSize();
      firstRow = endRow;
      endRow = Math.addExact(endRow, page.getValueCount());
      values = null;
    }
  }

  /** The current page's first row, counted in the row group. */
  int pageStart() {
    return firstRow;
  }

  /** The row after the current page's last. */
  int pageEnd() {
    return endRow;
  }

  /** Whether the current page's values are numbers of dictionary entries; doesn't look into it. */
  boolean isPageOfDictionary() {
    return encoding().usesDictionary();
  }

  /** Which rows of the current page have a value. */
  Presence presence() throws IOException {
    open();
    return memory.presence;
  }

  /** The current page's values. */
  PageValues values() throws IOException {
    open();
    return values;
  }

  ColumnDictionary dictionary() throws IOException {
    if (!dictionaryRead) {
      dictionaryRead = true;
      deferred.forget();
      DictionaryPage read = pages.readDictionaryPage();
      if (read != null) {
        Bytes bytes =
            bytes(
                read.getBytes(),
                deferred.wasCompressed(),
                deferred.decompressedSize(),
                memory.dictionary);
        memory.reserveDictionary(
            ColumnDictionary.memory(bytes, read.getDictionarySize()), decompressor.memory());
        dictionary = new ColumnDictionary(physical, bytes, read.getDictionarySize());
      }
    }
    if (dictionary == null) {
      throw new ParquetDecodingException("column " + name() + " has no dictionary for its values");
    }
    return dictionary;
  }

  private void open() throws IOException {
    if (values != null) {
      return;
    }
    Bytes data;
    if (page instanceof DataPageV1 v1) {
      data = afterLevels(v1, bytes(v1.getBytes(), pageCompressed, pageSize, memory.page));
    } else if (page instanceof DataPageV2 v2) {
      if (column.getMaxDefinitionLevel() == 0 || v2.getDefinitionLevels().size() == 0) {
        memory.presence.startComplete(v2.getValueCount());
      } else {
        memory.presence.start(Bytes.of(v2.getDefinitionLevels()), v2.getValueCount());
      }
      data = bytes(v2.getData(), pageCompressed, pageSize, memory.page);
    } else {
      throw new ParquetDecodingException("a page of an unknown kind");
    }
    values = decode(data);
  }

  /** Reads the definition levels of a page of version 1, which stand before its values. */
  private Bytes afterLevels(DataPageV1 v1, Bytes bytes) throws IOException {
    int rows = v1.getValueCount();
    if (column.getMaxDefinitionLevel() == 0) {
      memory.presence.startComplete(rows);
      return bytes;
    }
    if (v1.getDlEncoding() != Encoding.RLE) {
      int length = memory.presence.start(bytes, rows, v1.getDlEncoding(), column);
      return bytes.after(bytes.from() + length);
    }
    Bytes levels = bytes.after(bytes.from() + Integer.BYTES);
    int length = Bytes.intAt(bytes.array(), bytes.from());
    Bytes data = levels.after(levels.from() + length);
    memory.presence.start(new Bytes(levels.array(), levels.from(), data.from()), rows);
    return data;
  }

  private PageValues decode(Bytes data) throws IOException {
    Encoding encoding = encoding();
    if (encoding.usesDictionary()) {
      return new DictionaryValues(dictionary(), data, memory.ids);
    }
    if (encoding == Encoding.PLAIN && physical.isSupported()) {
      return physical.width() == Physical.VARIES
          ? new PlainBinaryValues(data)
          : new PlainFixedValues(physical, data);
    }
    return new DelegatedValues(column, encoding, data, page.getValueCount(), decompressor.memory());
  }

  private Encoding encoding() {
    if (page instanceof DataPageV1 v1) {
      return v1.getValueEncoding();
    }
    return ((DataPageV2) page).getDataEncoding();
  }

  private Bytes bytes(BytesInput input, boolean compressed, int size, Decompressor.Buffer buffer)
      throws IOException {
    if (!compressed) {
      return Bytes.of(input);
    }
    long limit = Math.max(LEAST_PAGE_LIMIT, metadata.getTotalUncompressedSize());
    return decompressor.decompress(metadata.getCodec(), input, size, limit, buffer);
  }

  private String name() {
    return column.getPath()[0];
  }
}
