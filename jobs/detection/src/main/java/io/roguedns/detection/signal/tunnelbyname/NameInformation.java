package io.roguedns.detection.signal.tunnelbyname;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The information in a set of names: the length of an encoding that is a lower bound for a tunnel's
 * data, and that grows little for ordinary names.
 *
 * <p>It is a code of two parts. A dictionary has every label once, in order, each written as what
 * it doesn't share with the one before; its characters cost their entropy. Names are then a tree of
 * labels, from the right: the first use of a label is paid for by the dictionary, each further
 * branch costs the choice among all labels. So a repeated name costs nothing, a common suffix costs
 * nothing either, numbered hosts cost their numbers, and random labels cost the data that they
 * carry. Words from a list cost their choice.
 *
 * <p>It doesn't depend on the order of names.
 */
final class NameInformation {
  /** The alphabet size of canonical labels: letters, digits, hyphen, underscore, escape. */
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
   * An upper bound of the information of names.
   *
   * @param characters their number of characters
   * @param labels their number of labels
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
