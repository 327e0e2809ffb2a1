package io.roguedns.detection.alert;

import io.roguedns.alert.Evidence;
import io.roguedns.detection.summary.AlertOmission;
import io.roguedns.detection.summary.Counts;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.EventTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Aggregates what each process of a device asks each resolver in a bin, and emits it when the bin
 * closes: the pairs with the most findings, up to a limit. A port scan, or a recursive resolver,
 * has thousands; the findings of the rest are emitted by process, without their resolvers.
 *
 * <p>While a bin is open, pairs are held up to another limit: a fair sample, those with the
 * smallest hashes. It follows from the pairs alone, not from the order in which they come, and is
 * another one in each bin, so that no flood hides a pair for long. Counts of what is held are
 * exact.
 */
final class UseAggregator extends KeyedProcessFunction<String, Evidence, Evidence> {
  /** Uses beyond the limit, by process, without their resolvers. */
  static final OutputTag<Evidence> REST = new OutputTag<>("rest", RowTypes.EVIDENCE);

  /** The limit of a bin's pairs that are passed on by themselves. */
  static final int MAX_USES = 64;

  /** The limit of pairs that are kept apart in a device's open bin. */
  static final int MAX_HELD = 256;

  /** The limit of processes in a device's bin whose rest is kept apart. */
  static final int MAX_RESTS = 64;

  /** A multiple of the limit may be held, until all beyond it are cut off at once. */
  private static final int SLACK = 2;

  /**
   * The number of parts that a bin's pairs are kept in, so that a row needs to read few of them.
   */
  private static final int PARTS = 64;

  private static final Comparator<Evidence> MOST_FIRST =
      Comparator.comparingLong(Evidence::findings).reversed().thenComparing(Evidence.ORDER);

  /** A bin's pairs, in parts by their hash; cleared when the bin closes. */
  private static final MapStateDescriptor<Tuple2<Long, Integer>, List<Evidence>> PAIRS =
      new MapStateDescriptor<>(
          "pairs", Types.TUPLE(Types.LONG, Types.INT), Types.LIST(RowTypes.EVIDENCE));

  /** How many pairs a bin has, the parts that aren't empty as bits, and the largest hash held. */
  private static final MapStateDescriptor<Long, Tuple3<Integer, Long, Long>> BINS =
      new MapStateDescriptor<>("bins", Types.LONG, Types.TUPLE(Types.INT, Types.LONG, Types.LONG));

  /** The rest of a bin, by process; cleared when the bin closes. */
  private static final MapStateDescriptor<Long, List<Evidence>> RESTS =
      new MapStateDescriptor<>("rests", Types.LONG, Types.LIST(RowTypes.EVIDENCE));

  private final long bin;
  private final long offset;
  private transient MapState<Tuple2<Long, Integer>, List<Evidence>> pairs;
  private transient MapState<Long, Tuple3<Integer, Long, Long>> bins;
  private transient MapState<Long, List<Evidence>> rests;
  private transient Counts counts;

  /**
   * @param bin the width of a bin
   * @param offset when the first bin after 1970-01-01 begins
   */
  UseAggregator(Duration bin, Duration offset) {
    this.bin = bin.toMillis();
    this.offset = offset.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    pairs = getRuntimeContext().getMapState(PAIRS);
    bins = getRuntimeContext().getMapState(BINS);
    rests = getRuntimeContext().getMapState(RESTS);
    counts = new Counts(getRuntimeContext());
  }

  /** The last millisecond of the bin that a time is in. */
  private long lastOf(long time) {
    return EventTime.plus(time, bin - 1 - Math.floorMod(time - offset, bin));
  }

  @Override
  public void processElement(Evidence use, Context context, Collector<Evidence> out)
      throws Exception {
    long last = lastOf(context.timestamp());
    context.timerService().registerEventTimeTimer(last);
    Tuple3<Integer, Long, Long> head = bins.get(last);
    if (head == null) {
      head = Tuple3.of(0, 0L, Long.MAX_VALUE);
    }
    long hash = hash(use, last);
    if (hash > head.f2) {
      addToRest(use, last);
      return;
    }
    int part = part(hash);
    if (!add(use, Tuple2.of(last, part))) {
      return;
    }
    head = Tuple3.of(head.f0 + 1, head.f1 | 1L << part, head.f2);
    bins.put(last, head.f0 > SLACK * MAX_HELD ? cut(last, head) : head);
  }

  /** Adds a use to its pair; whether it is the pair's first. */
  private boolean add(Evidence use, Tuple2<Long, Integer> part) throws Exception {
    List<Evidence> known = pairs.get(part);
    List<Evidence> held = known == null ? new ArrayList<>(1) : known;
    int at = 0;
    while (at < held.size() && !isOfOnePair(held.get(at), use)) {
      at++;
    }
    boolean isFirst = at == held.size();
    if (isFirst) {
      held.add(use);
    } else {
      held.set(at, held.get(at).plus(use));
    }
    pairs.put(part, held);
    return isFirst;
  }

  private static boolean isOfOnePair(Evidence one, Evidence other) {
    return one.resolver().equals(other.resolver()) && processOf(one).equals(processOf(other));
  }

  /** Cuts a bin's pairs down to those with the smallest hashes, and adds the others to the rest. */
  private Tuple3<Integer, Long, Long> cut(long last, Tuple3<Integer, Long, Long> head)
      throws Exception {
    List<Evidence> held = take(last, head);
    held.sort(byHash(last));
    Tuple3<Integer, Long, Long> kept = Tuple3.of(MAX_HELD, 0L, hash(held.get(MAX_HELD - 1), last));
    for (int i = 0; i < held.size(); i++) {
      if (i < MAX_HELD) {
        int part = part(hash(held.get(i), last));
        kept.f1 |= 1L << part;
        add(held.get(i), Tuple2.of(last, part));
      } else {
        addToRest(held.get(i), last);
      }
    }
    return kept;
  }

  /** Takes a bin's pairs out of the state. */
  private List<Evidence> take(long last, Tuple3<Integer, Long, Long> head) throws Exception {
    List<Evidence> held = new ArrayList<>(head.f0);
    for (int part = 0; part < PARTS; part++) {
      if ((head.f1 >>> part & 1) != 0) {
        held.addAll(pairs.get(Tuple2.of(last, part)));
        pairs.remove(Tuple2.of(last, part));
      }
    }
    return held;
  }

  /** Adds a use to what its process asked besides; of too many processes nothing is kept. */
  private void addToRest(Evidence use, long last) throws Exception {
    counts.leftOut(AlertOmission.USES, use.findings());
    Evidence rest = use.withoutResolver();
    if (OpenAlert.subjects(rest).isEmpty()) {
      // What the system's resolver service asks belongs to an alert by its resolver alone.
      return;
    }
    List<Evidence> known = rests.get(last);
    List<Evidence> held = known == null ? new ArrayList<>(1) : known;
    int place = Collections.binarySearch(held, rest, byHash(last));
    if (place >= 0) {
      held.set(place, held.get(place).plus(rest));
    } else if (-place - 1 < MAX_RESTS) {
      held.add(-place - 1, rest);
      if (held.size() > MAX_RESTS) {
        held.remove(MAX_RESTS);
      }
    } else {
      return;
    }
    rests.put(last, held);
  }

  @Override
  public void onTimer(long last, OnTimerContext context, Collector<Evidence> out) throws Exception {
    Tuple3<Integer, Long, Long> head = bins.get(last);
    if (head == null) {
      return;
    }
    List<Evidence> held = take(last, head.f0 > MAX_HELD ? cut(last, head) : head);
    bins.remove(last);
    held.sort(MOST_FIRST);
    for (int i = 0; i < held.size(); i++) {
      if (i < MAX_USES) {
        out.collect(held.get(i));
      } else {
        addToRest(held.get(i), last);
      }
    }
    List<Evidence> rest = rests.get(last);
    if (rest != null) {
      rests.remove(last);
      rest.forEach(one -> context.output(REST, one));
    }
  }

  /** By pair, those with the smallest hashes first. */
  private static Comparator<Evidence> byHash(long last) {
    return Comparator.<Evidence>comparingLong(use -> hash(use, last))
        .thenComparing(Evidence::resolver)
        .thenComparing(UseAggregator::processOf);
  }

  private static String processOf(Evidence use) {
    return use.process().toLowerCase(Locale.ROOT);
  }

  private static int part(long hash) {
    return (int) (hash & PARTS - 1);
  }

  /** A pair's hash in a bin: never negative, and another one in each bin. */
  private static long hash(Evidence use, long last) {
    long hash = mixed(last);
    hash = add(use.resolver(), hash);
    hash = add(processOf(use), hash);
    return mixed(hash) >>> 1;
  }

  private static long add(String text, long hash) {
    long sum = hash;
    for (int i = 0; i < text.length(); i++) {
      sum = (sum ^ text.charAt(i)) * 0x100000001B3L;
    }
    return (sum ^ 0xFF) * 0x100000001B3L;
  }

  /** SplitMix64's: what is alike is far apart. */
  private static long mixed(long number) {
    long hash = number;
    hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
    return hash ^ hash >>> 31;
  }
}
