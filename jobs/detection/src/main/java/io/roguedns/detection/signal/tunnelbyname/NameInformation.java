package io.roguedns.detection.signal.tunnelbyname;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How much a set of names says: the length of a description of them that a tunnel's ends could not
 * do with less than, and that grows little with the names that ordinary clients ask.
 *
 * <p>It is a code of two parts. A dictionary has every label once, in order, each written as what
 * it doesn't share with the one before; its characters cost their entropy. Names are then a tree of
 * labels, from the right: the first use of a label is paid for by the dictionary, each further
 * branch costs the choice among all labels. So a name that is asked again costs nothing, what all
 * names end in costs nothing either, numbered hosts cost their numbers, and random labels cost what
 * they carry. Words from a list, which have no odd characters, cost their choice.
 *
 * <p>The order of the names means nothing.
 */
final class NameInformation {
  /** So many different ones a canonical label has: letters, digits, hyphen, underscore, escape. */
  private static final int CHARACTERS = 39;

  private NameInformation() {}

  /**
   * The information of distinct names in bytes.
   *
   * @param names each without its domain, in canonical form
   */
  static double bytes(Collection<String> names) {
    TreeSet<String> labels = new TreeSet<>();
    Set<String> ends = new HashSet<>();
    for (String name : names) {
      int to = name.length();
      for (int dot = name.lastIndexOf('.'); ; dot = name.lastIndexOf('.', dot - 1)) {
        labels.add(name.substring(dot + 1, to));
        ends.add(name.substring(dot + 1));
        if (dot < 0) {
          break;
        }
        to = dot;
      }
    }
    return (dictionary(labels) + choices(ends.size(), labels.size())) / Byte.SIZE;
  }

  /**
   * What the information of names is at most.
   *
   * @param characters how many they have
   * @param labels how many they have
   */
  static double mostBytes(long characters, long labels) {
    return (characters * log2(CHARACTERS) + labels * log2(Math.max(1, labels))) / Byte.SIZE;
  }

  /** The bits of the labels themselves. */
  private static double dictionary(SortedSet<String> labels) {
    Map<Character, Integer> characters = new HashMap<>();
    long count = 0;
    String before = "";
    for (String label : labels) {
      for (int at = shared(before, label); at < label.length(); at++) {
        characters.merge(label.charAt(at), 1, Integer::sum);
        count++;
      }
      before = label;
    }
    double bits = 0;
    for (int times : characters.values()) {
      bits += times * log2((double) count / times);
    }
    return bits;
  }

  /**
   * The bits of the choices that names make among labels, from the right: what the ends have in
   * common is chosen once.
   *
   * @param ends how many different ends the names have, themselves among them
   */
  private static double choices(long ends, long labels) {
    return ends == labels ? 0 : (ends - labels) * log2(labels);
  }

  private static int shared(String before, String label) {
    int most = Math.min(before.length(), label.length());
    int at = 0;
    while (at < most && before.charAt(at) == label.charAt(at)) {
      at++;
    }
    return at;
  }

  private static double log2(double number) {
    return Math.log(number) / Math.log(2);
  }
}
