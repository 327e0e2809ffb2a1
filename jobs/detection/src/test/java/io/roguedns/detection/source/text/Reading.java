package io.roguedns.detection.source.text;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.RejectedRow;
import io.roguedns.format.DeviceNames;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import io.roguedns.input.InputFormat;
import io.roguedns.input.InputSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.core.fs.Path;

/** What the text reader's tests have in common: rows by number, and ways to read them back. */
final class Reading {
  static final ReadPlan PLAN =
      new ReadPlan(
          new ReadPlan.Network(
              Set.of(53),
              EnumSet.allOf(NetworkColumn.class),
              EnumSet.noneOf(NetworkColumn.class),
              ip -> true,
              Set.of()),
          null,
          TimeRange.ALL);

  static final InputSpec SPEC = new InputSpec(PLAN, InputFormat.AUTO, DeviceNames.NONE);

  private Reading() {}

  /** A DNS row that its ReportId tells from others. */
  static String row(int id) {
    return "{\"Timestamp\":\"2024-05-01T10:02:03Z\",\"RemotePort\":53,\"ReportId\":" + id + "}";
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  static Path write(java.nio.file.Path directory, String name, byte[] content) throws IOException {
    java.nio.file.Path file = directory.resolve(name);
    Files.write(file, content);
    return new Path(file.toUri());
  }

  /** How long a file is. */
  static long size(Path path) throws IOException {
    return path.getFileSystem().getFileStatus(path).getLen();
  }

  /** Everything that a range yields. */
  static Yield read(Path path, long offset, long length) throws IOException {
    Yield yield = new Yield();
    try (TextBlocks blocks = TextBlocks.open(path, offset, length, size(path), SPEC)) {
      yield.addAll(blocks);
    }
    return yield;
  }

  static Yield read(java.nio.file.Path directory, String name, byte[] content) throws IOException {
    return read(write(directory, name, content), 0, content.length);
  }

  /** What was read, added up. */
  static final class Yield {
    final List<Long> ids = new ArrayList<>();
    final List<RejectedRow> rejected = new ArrayList<>();
    long rows;
    long bytes;
    int blocks;

    void addAll(TextBlocks from) throws IOException {
      for (RowBlock block = from.next(); block != null; block = from.next()) {
        add(block);
      }
    }

    void add(RowBlock block) {
      block.network().stream().map(NetworkEvent::reportId).forEach(ids::add);
      rejected.addAll(block.rejected());
      rows += block.rowsRead();
      bytes += block.bytes();
      blocks++;
    }
  }
}
