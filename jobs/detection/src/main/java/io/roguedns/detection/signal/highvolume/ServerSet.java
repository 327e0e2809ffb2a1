package io.roguedns.detection.signal.highvolume;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The distinct servers of one group. An IPv4 address takes four bytes, so that the set stays small
 * however many there are; beyond {@link #MOST} it stops growing, which bounds its memory.
 */
final class ServerSet {
  /** The maximum of distinct servers. */
  static final int MOST = 1 << 20;

  private int[] table = new int[2];
  private int inTable;
  private boolean hasZero;
  private Set<String> others;

  /**
   * Adds a server by its text; dotted IPv4 addresses are packed, everything else is kept as it is.
   */
  void add(String server) {
    if (size() >= MOST) {
      return;
    }
    long packed = Ipv4Text.pack(server);
    if (packed >= 0) {
      addPacked((int) packed);
    } else {
      addOther(server);
    }
  }

  void addPacked(int address) {
    if (address == 0) {
      hasZero = true;
      return;
    }
    if (inTable * 2 >= table.length) {
      grow();
    }
    if (put(table, address)) {
      inTable++;
    }
  }

  void addOther(String server) {
    if (others == null) {
      others = new HashSet<>(4);
    }
    others.add(server);
  }

  int size() {
    return inTable + (hasZero ? 1 : 0) + (others == null ? 0 : others.size());
  }

  /** The IPv4 addresses, in ascending order. */
  int[] packed() {
    int[] all = new int[inTable + (hasZero ? 1 : 0)];
    int at = 0;
    for (int address : table) {
      if (address != 0) {
        all[at++] = address;
      }
    }
    Arrays.sort(all);
    return all;
  }

  /** All others, in ascending order. */
  List<String> others() {
    return others == null ? List.of() : others.stream().sorted().toList();
  }

  private void grow() {
    int[] larger = new int[table.length * 2];
    for (int address : table) {
      if (address != 0) {
        put(larger, address);
      }
    }
    table = larger;
  }

  /** Open addressing with linear probing; 0 marks a free place. */
  private static boolean put(int[] table, int address) {
    int mask = table.length - 1;
    int hash = address * 0x9E3779B9;
    int at = (hash ^ hash >>> 15) & mask;
    while (table[at] != 0) {
      if (table[at] == address) {
        return false;
      }
      at = (at + 1) & mask;
    }
    table[at] = address;
    return true;
  }
}
