package io.roguedns.detection.source.columnar;

import io.roguedns.detection.source.CorruptFileException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** An open file: its footer, and the chunks of its columns. */
public final class ParquetFile implements Closeable {
  /** The magic number stands at both ends of a file. */
  private static final int MAGIC_LENGTH = 4;

  /** The footer's length and the magic number, at the end of a file. */
  private static final int TRAILER_LENGTH = Integer.BYTES + MAGIC_LENGTH;

  private static final int MAX_FOOTER_LENGTH = 16 << 20;

  private final InputFile file;
  private final SeekableInputStream in;
  private final ParquetFileReader reader;
  private final DeferredCodecs deferred = new DeferredCodecs();
  private final MemoryLimit memory = MemoryLimit.ofHeap();
  private final Decompressor decompressor = new Decompressor(memory);
  private final List<BlockMetaData> groups;

  public ParquetFile(InputFile file) throws IOException {
    this.file = file;
    this.in = file.newStream();
    ParquetReadOptions options =
        ParquetReadOptions.builder()
            .withCodecFactory(deferred)
            .withAllocator(new BufferPool(memory))
            .usePageChecksumVerification()
            .build();
    try {
      checkFooterLength();
      this.reader = new ParquetFileReader(file, options, in);
      this.groups = reader.getRowGroups();
      for (BlockMetaData group : groups) {
        validate(group);
      }
    } catch (OutOfMemoryError | StackOverflowError e) {
      // A damaged length in the footer: the request failed, not the heap.
      in.close();
      throw new CorruptFileException(name(), "its footer is invalid", e);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** The footer becomes objects of many times its length. */
  private void checkFooterLength() throws IOException {
    long length = file.getLength();
    if (length < TRAILER_LENGTH) {
      return;
    }
    byte[] trailer = new byte[TRAILER_LENGTH];
    in.seek(length - TRAILER_LENGTH);
    in.readFully(trailer);
    in.seek(0);
    long footer = Bytes.intAt(trailer, 0);
    if (footer > MAX_FOOTER_LENGTH) {
      throw new ParquetDecodingException(
          "a footer of %,d bytes: at most %,d are allowed".formatted(footer, MAX_FOOTER_LENGTH));
    }
  }

  /** What the footer says must lie within the file, so that no more memory is taken than that. */
  private void validate(BlockMetaData group) throws IOException {
    long last = file.getLength() - MAGIC_LENGTH;
    if (group.getRowCount() < 0 || group.getColumns().isEmpty()) {
      throw new ParquetDecodingException("a row group has no rows or no columns");
    }
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      long start = chunk.getStartingPos();
      long size = chunk.getTotalSize();
      if (start < MAGIC_LENGTH || size < 0 || start > last || size > last - start) {
        throw new ParquetDecodingException(
            "column " + chunk.getPath() + " is outside the file: " + size + " at " + start);
      }
    }
  }

  public String name() {
    return file.toString();
  }

  public MessageType schema() {
    return reader.getFileMetaData().getSchema();
  }

  /** All row groups. Their place in this list is their number: their ordinal often isn't set. */
  public List<BlockMetaData> groups() {
    return groups;
  }

  /** Reads the chunks of some columns, still compressed. */
  PageReadStore fetch(int group, List<ColumnDescriptor> columns) throws IOException {
    List<Type> fields = new ArrayList<>();
    for (ColumnDescriptor column : columns) {
      fields.add(schema().getType(column.getPath()[0]));
    }
    reader.setRequestedSchema(new MessageType(schema().getName(), fields));
    return reader.readRowGroup(group);
  }

  /** A column's chunk among those that were fetched. */
  ColumnChunk chunk(
      int group, ColumnDescriptor column, PageReadStore pages, ColumnChunk.Memory memory) {
    BlockMetaData block = groups.get(group);
    ColumnChunkMetaData metadata = Statistic.chunk(block, column);
    if (metadata == null || metadata.getValueCount() != block.getRowCount()) {
      throw new ParquetDecodingException(
          "column " + column.getPath()[0] + " has another number of rows than its row group");
    }
    return new ColumnChunk(
        column, metadata, pages.getPageReader(column), deferred, decompressor, memory);
  }

  @Override
  public void close() throws IOException {
    decompressor.close();
    reader.close();
    in.close();
  }
}
