package io.roguedns.benchmarks;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds the shortest prefix of each item for which a monotonic condition is true, by binary search
 * over all items at once, so each trial can check all of them.
 */
final class LeastPrefix {
  private LeastPrefix() {}

  /** Looks at parts of things. */
  @FunctionalInterface
  interface Trial<T, E extends Exception> {
    /**
     * Those that it is true of.
     *
     * @param parts how much of each to look at
     */
    Set<T> of(Map<T, Integer> parts) throws E;
  }

  /**
   * The least part of each thing that it is true of.
   *
   * @param tooLittle parts that it isn't true of; 0 where there is none
   * @param enough parts that it is true of
   */
  static <T, E extends Exception> Map<T, Integer> find(
      Map<T, Integer> tooLittle, Map<T, Integer> enough, Trial<T, E> trial) throws E {
    Map<T, Integer> low = new HashMap<>(tooLittle);
    Map<T, Integer> high = new LinkedHashMap<>(enough);
    while (true) {
      Map<T, Integer> middle = new LinkedHashMap<>();
      high.forEach(
          (thing, most) -> {
            int least = low.getOrDefault(thing, 0);
            if (most - least > 1) {
              middle.put(thing, (least + most) >>> 1);
            }
          });
      if (middle.isEmpty()) {
        return high;
      }
      Set<T> yes = trial.of(middle);
      middle.forEach((thing, part) -> (yes.contains(thing) ? high : low).put(thing, part));
    }
  }
}
