package io.roguedns.detection.alert;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * What a key keeps until its event time comes. Of one time there may be any number, so that it is
 * kept in chunks: adding to it reads and writes one of them, whatever the state backend.
 */
final class Waiting<T> {
  static final int CHUNK = 128;

  private final MapState<Tuple2<Long, Integer>, List<T>> chunks;
  private final MapState<Long, Integer> sizes;

  Waiting(RuntimeContext context, TypeInformation<T> type) {
    chunks =
        context.getMapState(
            new MapStateDescriptor<>(
                "waiting", Types.TUPLE(Types.LONG, Types.INT), Types.LIST(type)));
    sizes = context.getMapState(new MapStateDescriptor<>("waiting-sizes", Types.LONG, Types.INT));
  }

  void add(T element, long until) throws Exception {
    Integer known = sizes.get(until);
    int size = known == null ? 0 : known;
    Tuple2<Long, Integer> place = Tuple2.of(until, size / CHUNK);
    List<T> chunk = size % CHUNK == 0 ? new ArrayList<>(1) : chunks.get(place);
    chunk.add(element);
    chunks.put(place, chunk);
    sizes.put(until, size + 1);
  }

  /** Takes out what waits for a time, in the order in which it came. */
  List<T> take(long time) throws Exception {
    Integer size = sizes.get(time);
    if (size == null) {
      return List.of();
    }
    List<T> all = new ArrayList<>(size);
    for (int chunk = 0; chunk * CHUNK < size; chunk++) {
      Tuple2<Long, Integer> place = Tuple2.of(time, chunk);
      all.addAll(chunks.get(place));
      chunks.remove(place);
    }
    sizes.remove(time);
    return all;
  }
}
