package io.roguedns.detection.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.TreeSet;
import org.apache.flink.api.common.accumulators.Accumulator;

/** Gathers distinct texts, at most {@link #MOST}. */
public final class Names implements Accumulator<String, ArrayList<String>> {
  private static final int MOST = 1_000;

  private TreeSet<String> names = new TreeSet<>();

  @Override
  public void add(String name) {
    if (names.size() < MOST) {
      names.add(name);
    }
  }

  void addAll(Collection<String> more) {
    more.forEach(this::add);
  }

  @Override
  public ArrayList<String> getLocalValue() {
    return new ArrayList<>(names);
  }

  @Override
  public void resetLocal() {
    names.clear();
  }

  @Override
  public void merge(Accumulator<String, ArrayList<String>> other) {
    addAll(other.getLocalValue());
  }

  @Override
  public Names clone() {
    Names copy = new Names();
    copy.addAll(names);
    return copy;
  }
}
