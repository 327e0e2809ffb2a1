package io.roguedns.format.defender;

import io.roguedns.event.Table;
import io.roguedns.format.Ports;
import io.roguedns.format.ReadPlan;
import io.roguedns.json.Bytes;
import io.roguedns.json.ValueSkipper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells from a row's bytes, without parsing it, that no signal needs it. It may take a row for
 * needed that isn't, never the other way round: whatever is spelled in an unusual way (an escaped
 * letter in what may be a name, a port that isn't a plain number, a name that comes twice) is
 * parsed. What it calls unneeded is a row of the table that parsing would have found.
 *
 * <p>One pass looks for two pairs of letters: {@code or}, which is in {@code "RemotePort"}, {@code
 * "category"} and {@code "records"}, and one of {@code q u y }} before {@code 0} or {@code p},
 * which takes in {@code "Type"} and the escapes {@code \\u00..}.
 */
final class RowFilter {
  /** What becomes of a row. */
  enum Verdict {
    UNNEEDED,
    PARSE,
    /** It may be a message with a list of records. */
    PERHAPS_MESSAGE
  }

  private static final int WINDOW = 9;
  private static final long O = Bytes.repeated('o');
  private static final long R = Bytes.repeated('r');
  private static final long ESCAPE_OR_TYPE_FIRST_MASK = Bytes.repeated(~0x0C);
  private static final long ESCAPE_OR_TYPE_FIRST = Bytes.repeated('u' & ~0x0C);
  private static final long ESCAPE_OR_TYPE_SECOND_MASK = Bytes.repeated(~0x40);
  private static final long ESCAPE_OR_TYPE_SECOND = Bytes.repeated('0' & ~0x40);
  private static final long REMOTE_PORT = Bytes.ofText("\"RemoteP");
  private static final long CATEGORY = Bytes.ofText("\"categor");
  private static final long RECORDS = Bytes.ofText("\"records");
  private static final byte[] TYPE = "\"Type\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] REGISTRY = "\"Registry".getBytes(StandardCharsets.US_ASCII);
  private static final int NAME_OF_CATEGORY = 10;
  private static final int NAME_OF_TYPE = 6;

  private final Ports ports;
  private final FragmentSearch fragments;
  private final boolean networkInfo;
  private final ValueSkipper skipper = new ValueSkipper();

  private Verdict verdict;
  private int category;
  private int type;
  private int remotePort;
  private boolean escapedDigit;
  private Table table;

  RowFilter(ReadPlan plan) {
    ports = plan.network() == null ? null : new Ports(plan.network().ports());
    fragments = plan.registry() == null ? null : new FragmentSearch(plan.registry().keyFragments());
    networkInfo = plan.networkInfo();
  }

  /** The table of a row that was found unneeded, null if it isn't known. */
  Table table() {
    return table;
  }

  /** Judges a row that begins with a brace and ends with one. */
  Verdict judge(byte[] bytes, int from, int to, Table tableOfPath) {
    verdict = Verdict.UNNEEDED;
    category = -1;
    type = -1;
    remotePort = -1;
    escapedDigit = false;
    table = null;
    scan(bytes, from, to);
    if (verdict != Verdict.UNNEEDED) {
      return verdict;
    }
    if (!findTable(bytes, from, to, tableOfPath)) {
      return Verdict.PARSE;
    }
    boolean needed =
        table == Table.DEVICE_REGISTRY_EVENTS
                && fragments != null
                && (escapedDigit || fragments.mayContain(bytes, from, to))
            || table == Table.DEVICE_NETWORK_INFO && networkInfo;
    return needed ? Verdict.PARSE : Verdict.UNNEEDED;
  }

  private void scan(byte[] bytes, int from, int to) {
    if (to - from < WINDOW) {
      verdict = Verdict.PARSE;
      return;
    }
    int last = to - WINDOW;
    int at = from;
    for (; at <= last; at += 8) {
      long found = candidates(bytes, at);
      if (found != 0 && !inspect(bytes, at, found, from, to)) {
        return;
      }
    }
    // The last window overlaps the one before it: only what that didn't reach is looked at.
    int seen = at - last;
    if (seen < 8) {
      long found = candidates(bytes, last) & -1L << 8 * seen;
      if (found != 0) {
        inspect(bytes, last, found, from, to);
      }
    }
  }

  private static long candidates(byte[] bytes, int at) {
    long here = Bytes.longAt(bytes, at);
    long next = Bytes.longAt(bytes, at + 1);
    return Bytes.zeros((here ^ O) | (next ^ R))
        | Bytes.zeros(
            ((here & ESCAPE_OR_TYPE_FIRST_MASK) ^ ESCAPE_OR_TYPE_FIRST)
                | ((next & ESCAPE_OR_TYPE_SECOND_MASK) ^ ESCAPE_OR_TYPE_SECOND));
  }

  /** Looks at the marked pairs more closely; false if the row must be parsed. */
  private boolean inspect(byte[] bytes, int window, long marks, int from, int to) {
    for (long left = marks; left != 0; left &= left - 1) {
      int at = window + Bytes.first(left);
      verdict =
          switch (bytes[at]) {
            case 'o' -> name(bytes, at, from, to);
            case 'y' -> type(bytes, at, from, to);
            case 'u' -> escape(bytes, at, from, to);
            default -> Verdict.UNNEEDED;
          };
      if (verdict != Verdict.UNNEEDED) {
        return false;
      }
    }
    return true;
  }

  /** {@code or}: a name that matters? */
  private Verdict name(byte[] bytes, int at, int from, int to) {
    if (at + 4 >= to) {
      return Verdict.UNNEEDED;
    }
    switch (bytes[at + 2]) {
      case 't' -> {
        if (bytes[at + 1] == 'r'
            && bytes[at + 3] == '"'
            && at - 8 >= from
            && Bytes.longAt(bytes, at - 8) == REMOTE_PORT) {
          remotePort = remotePort < 0 ? at - 8 : remotePort;
          if (ports != null && !ports.surelyOther(bytes, at + 4, to)) {
            return Verdict.PARSE;
          }
        }
      }
      case 'y' -> {
        if (bytes[at + 3] == '"' && at - 6 >= from && Bytes.longAt(bytes, at - 6) == CATEGORY) {
          if (category >= 0) {
            return Verdict.PARSE;
          }
          category = at - 6;
        }
      }
      case 'd' -> {
        if (bytes[at + 4] == '"' && at - 4 >= from && Bytes.longAt(bytes, at - 4) == RECORDS) {
          return Verdict.PERHAPS_MESSAGE;
        }
      }
      default -> {}
    }
    return Verdict.UNNEEDED;
  }

  private Verdict type(byte[] bytes, int at, int from, int to) {
    int name = at - 2;
    if (name >= from
        && name + NAME_OF_TYPE <= to
        && Arrays.equals(bytes, name, name + NAME_OF_TYPE, TYPE, 0, NAME_OF_TYPE)) {
      if (type >= 0) {
        return Verdict.PARSE;
      }
      type = name;
    }
    return Verdict.UNNEEDED;
  }

  /** {@code u0}: an escape that may spell a letter of a name, or a digit of a registry key? */
  private Verdict escape(byte[] bytes, int at, int from, int to) {
    if (at == from || bytes[at - 1] != '\\' || at + 4 >= to || bytes[at + 2] != '0') {
      return Verdict.UNNEEDED;
    }
    switch (bytes[at + 3]) {
      case '2', '3' -> escapedDigit = true;
      case '4', '5', '6', '7' -> {
        return Verdict.PARSE;
      }
      default -> {}
    }
    return Verdict.UNNEEDED;
  }

  /** Finds the table that parsing would find; false if that takes parsing. */
  private boolean findTable(byte[] bytes, int from, int to, Table tableOfPath) {
    if (category < 0 && type < 0) {
      table = tableOfPath;
      if (table == null
          && isMember(bytes, from, to, remotePort)
          && !mentionsRegistry(bytes, from, to)) {
        table = Table.DEVICE_NETWORK_EVENTS;
      }
      return table != null;
    }
    // Wherever in the row they stand, if all that may name its table agree, that is its table.
    Optional<String> byCategory = text(bytes, category, NAME_OF_CATEGORY, to);
    Optional<String> byType = text(bytes, type, NAME_OF_TYPE, to);
    if (tableOfPath != null
        && (category < 0 || names(byCategory, tableOfPath))
        && (type < 0 || names(byType, tableOfPath))) {
      table = tableOfPath;
      return true;
    }
    Optional<String> own = category >= 0 ? byCategory : byType;
    if (own.isEmpty() || !isMember(bytes, from, to, category >= 0 ? category : type)) {
      return false;
    }
    table = Table.named(own.get()).orElse(null);
    return true;
  }

  private static boolean names(Optional<String> name, Table table) {
    return name.flatMap(Table::named).filter(table::equals).isPresent();
  }

  /** A member's value if it is plain text. */
  private static Optional<String> text(byte[] bytes, int name, int nameLength, int to) {
    if (name < 0) {
      return Optional.empty();
    }
    int at = Bytes.skipBlanks(bytes, name + nameLength, to);
    if (at == to || bytes[at] != ':') {
      return Optional.empty();
    }
    at = Bytes.skipBlanks(bytes, at + 1, to);
    if (at == to || bytes[at] != '"') {
      return Optional.empty();
    }
    int start = at + 1;
    int end = Bytes.indexOf(bytes, start, to, (byte) '"');
    if (end <= start || Bytes.indexOf(bytes, start, end, (byte) '\\') >= 0) {
      return Optional.empty();
    }
    return Optional.of(new String(bytes, start, end - start, StandardCharsets.UTF_8));
  }

  /** Whether a name belongs to a member of the row itself, not to something within it. */
  private boolean isMember(byte[] bytes, int from, int to, int name) {
    int at = from + 1;
    while (true) {
      at = Bytes.skipBlanks(bytes, at, to);
      if (at >= name) {
        return at == name;
      }
      for (char after : new char[] {':', ','}) {
        skipper.reset();
        at = skipper.skip(bytes, at, to);
        at = at < 0 ? to : Bytes.skipBlanks(bytes, at, to);
        if (at == to || bytes[at] != after) {
          return false;
        }
        at = Bytes.skipBlanks(bytes, at + 1, to);
      }
    }
  }

  /** Whether a name that tells a row of the registry may stand in it. */
  private static boolean mentionsRegistry(byte[] bytes, int from, int to) {
    int at = Bytes.indexOf(bytes, from, to, (byte) 'y');
    while (at >= 0) {
      int start = at + 1 - REGISTRY.length;
      if (start >= from && Arrays.equals(bytes, start, at + 1, REGISTRY, 0, REGISTRY.length)) {
        return true;
      }
      at = Bytes.indexOf(bytes, at + 1, to, (byte) 'y');
    }
    return false;
  }
}
