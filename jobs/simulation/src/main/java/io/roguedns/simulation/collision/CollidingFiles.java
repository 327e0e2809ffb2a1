package io.roguedns.simulation.collision;

import io.roguedns.event.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes colliding rows as JSON lines: a folder for each table, and in it several files. */
public final class CollidingFiles {
  private CollidingFiles() {}

  /**
   * Writes rows, in turns into the files of their table.
   *
   * @param count how many rows
   * @param files how many files each table has
   */
  public static void write(CollidingRows rows, long count, int files, Path folder)
      throws IOException {
    Map<Table, List<BufferedWriter>> writers = new HashMap<>();
    try {
      for (Table table :
          List.of(
              Table.DEVICE_NETWORK_EVENTS,
              Table.DEVICE_REGISTRY_EVENTS,
              Table.DEVICE_NETWORK_INFO)) {
        Path tables = Files.createDirectories(folder.resolve(table.tableName()));
        List<BufferedWriter> parts = new ArrayList<>();
        writers.put(table, parts);
        for (int part = 0; part < files; part++) {
          parts.add(Files.newBufferedWriter(tables.resolve("part-" + part + ".jsonl")));
        }
      }
      for (long i = 0; i < count; i++) {
        CollidingRow row = rows.next();
        BufferedWriter out = writers.get(row.table()).get((int) (i % files));
        out.write(row.json());
        out.write('\n');
      }
    } finally {
      for (List<BufferedWriter> parts : writers.values()) {
        for (BufferedWriter part : parts) {
          part.close();
        }
      }
    }
  }
}
