package io.roguedns.detection.signal.tunnelbyname;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * The distinct names of a key, in bounded space: all of them up to a limit, then those with the
 * smallest hashes, which are a fair sample, and a sketch that counts all. It depends on the names
 * alone, not on their order or partition. Not thread-safe.
 */
final class NameSample {
  /** The maximum of names. */
  static final int MOST = 128;

  /** 2048 registers of four bits: a standard error of 2.3 %. */
  private static final int LOG_REGISTERS = 11;

  private static final TgtHllType REGISTERS = TgtHllType.HLL_4;

  static {
    SketchMemory.prepare();
  }

  /** Ascending; a name's place is that of its hash. */
  private long[] hashes;

  private String[] names;

  /** Whether a name was asked for an unusual type. */
  private boolean[] unusual;

  private int size;

  /** Null while all names are held. */
  private HllSketch all;

  NameSample() {
    this(new long[1], new String[1], new boolean[1], 0, null);
  }

  private NameSample(long[] hashes, String[] names, boolean[] unusual, int size, HllSketch all) {
    this.hashes = hashes;
    this.names = names;
    this.unusual = unusual;
    this.size = size;
    this.all = all;
  }

  /** The sample that has these contents. */
  static NameSample of(List<String> names, List<Boolean> unusual, byte[] sketch) {
    NameSample sample = new NameSample();
    for (int i = 0; i < names.size(); i++) {
      sample.put(hash(names.get(i)), names.get(i), unusual.get(i));
    }
    sample.all = sketch.length == 0 ? null : HllSketch.heapify(sketch);
    return sample;
  }

  /** Adds a name. */
  void add(String name, boolean isUnusual) {
    long hash = hash(name);
    if (all != null) {
      all.update(hash);
    }
    put(hash, name, isUnusual);
  }

  /** Another that has the same names. */
  NameSample copy() {
    return new NameSample(
        hashes.clone(), names.clone(), unusual.clone(), size, all == null ? null : all.copy());
  }

  /** Adds the names of another. */
  void add(NameSample other) {
    if (other.all != null) {
      count();
      Union union = new Union(LOG_REGISTERS);
      union.update(all);
      union.update(other.all);
      all = union.getResult(REGISTERS);
    }
    for (int i = 0; i < other.size; i++) {
      if (all != null) {
        all.update(other.hashes[i]);
      }
      put(other.hashes[i], other.names[i], other.unusual[i]);
    }
  }

  private void put(long hash, String name, boolean isUnusual) {
    int place = Arrays.binarySearch(hashes, 0, size, hash);
    if (place >= 0) {
      unusual[place] |= isUnusual;
      return;
    }
    place = -place - 1;
    if (size == MOST) {
      count();
      all.update(hash);
      if (place == MOST) {
        return;
      }
      size--;
    } else if (size == hashes.length) {
      int more = Math.min(MOST, 2 * size);
      hashes = Arrays.copyOf(hashes, more);
      names = Arrays.copyOf(names, more);
      unusual = Arrays.copyOf(unusual, more);
    }
    System.arraycopy(hashes, place, hashes, place + 1, size - place);
    System.arraycopy(names, place, names, place + 1, size - place);
    System.arraycopy(unusual, place, unusual, place + 1, size - place);
    hashes[place] = hash;
    names[place] = name;
    unusual[place] = isUnusual;
    size++;
  }

  /** Begins to count by the sketch. */
  private void count() {
    if (all == null) {
      all = new HllSketch(LOG_REGISTERS, REGISTERS);
      for (int i = 0; i < size; i++) {
        all.update(hashes[i]);
      }
    }
  }

  /** The names that are held, in the order of their hashes. */
  List<String> names() {
    return List.of(Arrays.copyOf(names, size));
  }

  /** Of each name that is held whether it was asked for an unusual type. */
  List<Boolean> unusual() {
    List<Boolean> flags = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      flags.add(unusual[i]);
    }
    return flags;
  }

  /** How many names are held. */
  int size() {
    return size;
  }

  /** Those of the names that are held that were asked for an unusual type. */
  List<String> unusualNames() {
    List<String> some = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (unusual[i]) {
        some.add(names[i]);
      }
    }
    return some;
  }

  /** How many characters the names that are held have, and how many labels. */
  NameLengths lengths() {
    long characters = 0;
    long labels = 0;
    for (int i = 0; i < size; i++) {
      String name = names[i];
      characters += name.length();
      labels += 1 + name.chars().filter(letter -> letter == '.').count();
    }
    return new NameLengths(characters, labels);
  }

  /** What bounds the information of names from above, and costs little to know. */
  record NameLengths(long characters, long labels) {}

  /** How many distinct names there are. */
  double distinct() {
    // The composite estimate depends on the registers only; the default one also on the order.
    return all == null ? size : Math.max(size, all.getCompositeEstimate());
  }

  /** The sketch as bytes; none while all names are held. */
  byte[] sketch() {
    return all == null ? new byte[0] : all.toCompactByteArray();
  }

  /** 64 bits of FNV-1a, mixed after SplitMix64, so that names that are alike are far apart. */
  private static long hash(String name) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    }
    hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
    return hash ^ hash >>> 31;
  }
}
