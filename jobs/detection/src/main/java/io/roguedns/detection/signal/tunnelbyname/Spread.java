package io.roguedns.detection.signal.tunnelbyname;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of one resolver, each with the domain that it lies in. */
final class Spread {
  /** Between a name and its domain; no canonical name contains it. */
  static final char BETWEEN = '/';

  private Spread() {}

  /** The names without their domains. */
  static List<String> free(List<String> names) {
    List<String> free = new ArrayList<>(names.size());
    for (String name : names) {
      free.add(name.substring(0, name.indexOf(BETWEEN)));
    }
    return free;
  }

  /** The name as it was asked. */
  static String whole(String name) {
    int between = name.indexOf(BETWEEN);
    String free = name.substring(0, between);
    String domain = name.substring(between + 1);
    return free.endsWith(domain) ? free : NamesDecision.whole(free, domain);
  }

  /**
   * The part of the information that no single domain explains: each domain counts up to a limit,
   * since more is a finding by itself.
   */
  static double beyondOneDomain(List<String> names, double information, double mostOfOne) {
    Map<String, Integer> byDomain = new HashMap<>();
    for (String name : names) {
      byDomain.merge(name.substring(name.indexOf(BETWEEN) + 1), 1, Integer::sum);
    }
    double sum = 0;
    for (int count : byDomain.values()) {
      sum += Math.min(mostOfOne, information * count / names.size());
    }
    return sum;
  }
}
