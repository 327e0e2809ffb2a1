package io.roguedns.detection.output.files;

import io.roguedns.detection.output.RowFileFormat;
import io.roguedns.detection.output.RowFileWriter;
import java.io.IOException;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** Rows as Parquet, with all columns, compressed with Snappy. */
final class TableParquet<T> implements RowFileFormat<T> {
  /** A row group is built in the heap, so it is smaller than Parquet's default. */
  private static final long ROW_GROUP_BYTES = 32L << 20;

  private final RowTable<T> table;

  TableParquet(RowTable<T> table) {
    this.table = table;
  }

  @Override
  public String extension() {
    return "parquet";
  }

  @Override
  public RowFileWriter<T> begin(FSDataOutputStream out) throws IOException {
    ParquetWriter<T> writer =
        new Builder<>(table, new StreamFile(out))
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build();
    return new RowFileWriter<>() {
      @Override
      public void write(T row) throws IOException {
        writer.write(row);
      }

      @Override
      public void finish() throws IOException {
        writer.close();
      }
    };
  }

  private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {
    private final RowTable<T> table;

    private Builder(RowTable<T> table, OutputFile file) {
      super(file);
      this.table = table;
    }

    @Override
    protected Builder<T> self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // It is abstract still.
    protected WriteSupport<T> getWriteSupport(Configuration configuration) {
      return new TableWriteSupport<>(table);
    }

    @Override
    protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
      return new TableWriteSupport<>(table);
    }
  }

  /** A file that has been opened already, by whom it is closed too. */
  private record StreamFile(FSDataOutputStream out) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new PositionOutputStream() {
        @Override
        public long getPos() throws IOException {
          return out.getPos();
        }

        @Override
        public void write(int b) throws IOException {
          out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
          out.flush();
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
