package io.roguedns.detection.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamFilter;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.transformations.PartitionTransformation;
import org.apache.flink.streaming.api.transformations.UnionTransformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The operators that look for a pattern, as its pipeline sets them up, all given the same. */
public final class PatternHarness {
  /** A pattern's pipeline. */
  public interface Pipeline {
    DataStream<Clue> of(DataStream<Evidence> evidence);
  }

  private final List<KeyedOneInputStreamOperatorTestHarness<Object, Evidence, Clue>> operators =
      new ArrayList<>();

  /** What each operator is given of the evidence. */
  private final List<Predicate<Evidence>> filters = new ArrayList<>();

  private int left;

  public PatternHarness(Pipeline pipeline) throws Exception {
    this(pipeline, List.of());
  }

  /** Goes on from what another has saved. */
  public PatternHarness(Pipeline pipeline, List<OperatorSubtaskState> saved) throws Exception {
    StreamExecutionEnvironment engine = StreamExecutionEnvironment.getExecutionEnvironment();
    DataStream<Evidence> none = engine.fromData(RowTypes.EVIDENCE, EvidenceBuilder.use().build());
    for (OneInputTransformation<Evidence, Clue> operator :
        operators(pipeline.of(none).getTransformation())) {
      KeyedOneInputStreamOperatorTestHarness<Object, Evidence, Clue> harness = harness(operator);
      harness.setup(RowTypes.CLUE.createSerializer(engine.getConfig().getSerializerConfig()));
      if (!saved.isEmpty()) {
        harness.initializeState(saved.get(operators.size()));
      }
      harness.open();
      operators.add(harness);
      filters.add(filter(operator.getInputs().get(0)));
    }
  }

  /** The filters that stand directly before an operator. */
  private static Predicate<Evidence> filter(Transformation<?> input) {
    if (input instanceof PartitionTransformation<?> shuffle) {
      return filter(shuffle.getInputs().get(0));
    }
    if (input instanceof OneInputTransformation<?, ?> before
        && before.getOperatorFactory() instanceof SimpleOperatorFactory<?> factory
        && factory.getOperator() instanceof StreamFilter<?> operator) {
      return filter(before.getInputs().get(0)).and(one -> passes(operator, one));
    }
    return any -> true;
  }

  @SuppressWarnings("unchecked")
  private static boolean passes(StreamFilter<?> operator, Evidence evidence) {
    try {
      return ((FilterFunction<Evidence>) operator.getUserFunction()).filter(evidence);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  @SuppressWarnings("unchecked")
  private static KeyedOneInputStreamOperatorTestHarness<Object, Evidence, Clue> harness(
      OneInputTransformation<Evidence, Clue> operator) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        operator.getOperatorFactory(),
        (KeySelector<Evidence, Object>) operator.getStateKeySelector(),
        (TypeInformation<Object>) operator.getStateKeyType());
  }

  @SuppressWarnings("unchecked")
  private static List<OneInputTransformation<Evidence, Clue>> operators(Transformation<?> clues) {
    if (clues instanceof UnionTransformation<?> union) {
      List<OneInputTransformation<Evidence, Clue>> all = new ArrayList<>();
      union.getInputs().forEach(input -> all.addAll(operators(input)));
      return all;
    }
    OneInputTransformation<Evidence, Clue> operator =
        (OneInputTransformation<Evidence, Clue>) clues;
    // What makes clues of evidence alone looks for no pattern, and has no key.
    return operator.getStateKeySelector() == null ? List.of() : List.of(operator);
  }

  /** The clues that a pattern gives of evidence, in order of time; nothing is left of it. */
  public static List<Clue> clues(Pipeline pipeline, EvidenceBuilder... evidence) throws Exception {
    PatternHarness harness = new PatternHarness(pipeline);
    harness.add(evidence);
    return harness.end();
  }

  /** Adds evidence under a time, in milliseconds since 1970. */
  public void add(Evidence evidence, long time) throws Exception {
    for (int i = 0; i < operators.size(); i++) {
      if (filters.get(i).test(evidence)) {
        operators.get(i).processElement(evidence, time);
      }
    }
  }

  /** Adds evidence under its own time. */
  public void add(EvidenceBuilder... evidence) throws Exception {
    add(UnaryOperator.identity(), evidence);
  }

  /** Adds evidence under a time that is made of its own. */
  public void add(UnaryOperator<Long> time, EvidenceBuilder... evidence) throws Exception {
    for (EvidenceBuilder one : evidence) {
      Evidence built = one.build();
      add(built, time.apply(Ticks.toUnixMillis(built.last())));
    }
  }

  /** Time goes on to so many minutes past noon. */
  public void minute(double minutes) throws Exception {
    watermark(millis(minutes));
  }

  /** Moves time to the given milliseconds since 1970. */
  public void watermark(long millis) throws Exception {
    for (var operator : operators) {
      operator.processWatermark(new Watermark(millis));
    }
  }

  /** Flink's event time, in minutes past noon. */
  public static long millis(double minutes) {
    return Ticks.toUnixMillis(EvidenceBuilder.NOON + (long) (minutes * Ticks.PER_MINUTE));
  }

  /**
   * A clue as it was emitted.
   *
   * @param time its event time in milliseconds since 1970
   */
  public record Emitted(Clue clue, long time) {}

  /** The clues so far, as they were emitted. */
  public List<Emitted> emitted() {
    return operators.stream()
        .flatMap(operator -> operator.getOutput().stream())
        .filter(StreamRecord.class::isInstance)
        .map(StreamRecord.class::cast)
        .map(record -> new Emitted((Clue) record.getValue(), record.getTimestamp()))
        .toList();
  }

  /** The event times that the clues so far were emitted with, ascending. */
  public List<Long> times() {
    return emitted().stream().map(Emitted::time).sorted().toList();
  }

  /** How many entries the operators' keyed state has now. */
  public int stateEntries() {
    return operators.stream().mapToInt(operator -> operator.numKeyedStateEntries()).sum();
  }

  /** Saves the state, and ends. */
  public List<OperatorSubtaskState> save() throws Exception {
    List<OperatorSubtaskState> saved = new ArrayList<>();
    for (var operator : operators) {
      saved.add(operator.snapshot(1, 1));
      operator.close();
    }
    return saved;
  }

  /** The clues so far, in order of time. */
  public List<Clue> clues() {
    return operators.stream()
        .flatMap(operator -> operator.extractOutputValues().stream())
        .sorted(Comparator.comparingLong(Clue::last))
        .toList();
  }

  /** All clues when time has come to its end, at which no timer is left. */
  public List<Clue> end() throws Exception {
    for (var operator : operators) {
      operator.processWatermark(Watermark.MAX_WATERMARK);
      assertThat(operator.numEventTimeTimers()).as("timers").isZero();
    }
    List<Clue> clues = clues();
    left = 0;
    for (var operator : operators) {
      left += operator.numKeyedStateEntries();
      operator.close();
    }
    return clues;
  }

  /** How many entries of state were left at the end. */
  public int left() {
    return left;
  }
}
