package io.roguedns.detection.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/** Reads a Parquet file with Parquet's own reader. */
public final class ParquetGroups {
  private ParquetGroups() {}

  /** The rows of a file, given its bytes. */
  public static List<Group> read(byte[] file) throws IOException {
    Path path = Files.createTempFile("roguedns-", ".parquet");
    try {
      Files.write(path, file);
      return read(new LocalInputFile(path));
    } finally {
      Files.delete(path);
    }
  }

  private static List<Group> read(InputFile file) throws IOException {
    List<Group> groups = new ArrayList<>();
    try (ParquetReader<Group> reader = new Builder(file).build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        groups.add(group);
      }
    }
    return groups;
  }

  private static final class Builder extends ParquetReader.Builder<Group> {
    private Builder(InputFile file) {
      super(file, new PlainParquetConfiguration());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
