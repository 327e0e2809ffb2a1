package io.roguedns.detection.summary;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.TreeSet;
import org.apache.flink.api.common.accumulators.Accumulator;

/**
 * Collects distinct texts, at most {@link #MOST}. Synchronized, since Flink serializes an
 * accumulator from another thread while its operator adds to it.
 */
public final class Names implements Accumulator<String, ArrayList<String>> {
  private static final int MOST = 1_000;

  private TreeSet<String> names = new TreeSet<>();

  @Override
  public synchronized void add(String name) {
    if (names.size() < MOST) {
      names.add(name);
    }
  }

  synchronized void addAll(Collection<String> more) {
    more.forEach(this::add);
  }

  @Override
  public synchronized ArrayList<String> getLocalValue() {
    return new ArrayList<>(names);
  }

  @Override
  public synchronized void resetLocal() {
    names.clear();
  }

  @Override
  public synchronized void merge(Accumulator<String, ArrayList<String>> other) {
    addAll(other.getLocalValue());
  }

  private synchronized void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
  }

  @Override
  public Names clone() {
    Names copy = new Names();
    copy.addAll(getLocalValue());
    return copy;
  }
}
