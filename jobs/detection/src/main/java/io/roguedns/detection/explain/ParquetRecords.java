package io.roguedns.detection.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.Type;

/** Reads rows of Parquet, as this project writes them: text, numbers, and lists of text. */
final class ParquetRecords {
  private ParquetRecords() {}

  static void read(Path file, Results.Visitor visitor) throws IOException {
    try (ParquetReader<Group> reader = new Builder(new LocalInputFile(file)).build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        visitor.visit(new ResultRow(fields(group)));
      }
    }
  }

  private static Map<String, Object> fields(Group group) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < group.getType().getFieldCount(); i++) {
      if (group.getFieldRepetitionCount(i) > 0) {
        Type type = group.getType().getType(i);
        fields.put(
            type.getName(),
            type.isPrimitive() ? group.getValueToString(i, 0) : texts(group.getGroup(i, 0)));
      }
    }
    return fields;
  }

  private static List<String> texts(Group list) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      texts.add(list.getGroup(0, i).getValueToString(0, 0));
    }
    return texts;
  }

  private static final class Builder extends ParquetReader.Builder<Group> {
    private Builder(LocalInputFile file) {
      super(file, new PlainParquetConfiguration());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
