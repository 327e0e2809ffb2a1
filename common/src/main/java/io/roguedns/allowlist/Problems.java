package io.roguedns.allowlist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects the problems of a list. A file of another kind would have one in every line, so those
 * beyond a limit are only counted.
 */
final class Problems {
  static final int LIMIT = 1000;

  /** The maximum length of a valid id. */
  static final int LONGEST_ID = 200;

  private final List<Problem> listed = new ArrayList<>();
  private long count;
  private int lastLine = 1;

  void add(int line, String entryId, String field, String message) {
    count++;
    if (listed.size() < LIMIT) {
      String id =
          entryId.length() > LONGEST_ID ? entryId.substring(0, LONGEST_ID) + "..." : entryId;
      listed.add(new Problem(line, id, field, message));
    } else {
      lastLine = Math.max(lastLine, line);
    }
  }

  /** How many there are, listed or not. */
  long count() {
    return count;
  }

  /** By line; if some are only counted, the last has their number. */
  List<Problem> list() {
    List<Problem> all = new ArrayList<>(listed);
    all.sort(Comparator.comparingInt(Problem::line));
    if (count > listed.size()) {
      all.add(
          new Problem(
              lastLine, "", "", (count - listed.size()) + " more problems, which aren't listed"));
    }
    return List.copyOf(all);
  }
}
