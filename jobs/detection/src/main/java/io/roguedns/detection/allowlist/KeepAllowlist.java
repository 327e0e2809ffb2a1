package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.AllowlistFile;
import io.roguedns.allowlist.AllowlistLayers;
import io.roguedns.allowlist.Problem;
import io.roguedns.allowlist.RangeRules;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.RejectedRow;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.core.fs.Path;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Maintains the complete allowlist, with parallelism 1: applies updates from the topic and the
 * file, rejects invalid ones, and emits the list when it has changed. Several updates between two
 * ticks are emitted together, and before every checkpoint, so all subtasks have the same state.
 */
final class KeepAllowlist extends AbstractStreamOperator<InForce>
    implements OneInputStreamOperator<AllowlistMessage, InForce> {
  static final OutputTag<RejectedRow> REJECTED =
      new OutputTag<>("rejected-updates", RowTypes.REJECTED_ROW);

  private final StartingAllowlist start;
  private final Path file;
  private transient ListState<Layers> state;
  private transient long sequence;
  private transient List<AllowlistEntry> base;
  private transient SortedMap<String, AllowlistEntry> topic;
  private transient boolean changed;
  private transient WatchedFile watched;
  private transient Counter rejected;

  /**
   * @param file the file that is watched for changes, or null
   */
  KeepAllowlist(StartingAllowlist start, Path file) {
    this.start = start;
    this.file = file;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    state =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("layers", AllowlistTypes.LAYERS));
    base = start.base();
    topic = new TreeMap<>(start.topic());
    sequence = 0;
    for (Layers saved : state.get()) {
      boolean sameStart = saved.submission().equals(start.submission());
      sequence = sameStart ? saved.sequence() : saved.sequence() + 1;
      if (sameStart) {
        base = saved.base();
        topic.clear();
        saved.topic().forEach(entry -> topic.put(entry.id(), entry));
      }
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    rejected =
        getRuntimeContext()
            .getMetricGroup()
            .addGroup("roguedns")
            .counter("allowlistUpdatesRejected");
    watched = file == null ? null : new WatchedFile(file);
  }

  @Override
  public void processElement(StreamRecord<AllowlistMessage> element) {
    AllowlistMessage message = element.getValue();
    if (message.isTick()) {
      if (watched != null) {
        watched.changedContent().ifPresent(this::replaceBase);
      }
      handOn();
    } else {
      take(message);
    }
  }

  private void replaceBase(byte[] content) {
    AllowlistFile.Reading reading = AllowlistFile.read(content);
    if (!reading.isValid()) {
      reject(file.toString(), 0, words(reading.problems()), content);
    } else if (RangeRules.firstTooMuch(AllowlistLayers.inForce(reading.entries(), topic))
        .isPresent()) {
      reject(
          file.toString(), 0, "together with the topic's entries: " + RangeRules.TOO_MUCH, content);
    } else if (!reading.entries().equals(base)) {
      base = reading.entries();
      changed = true;
    }
  }

  private void take(AllowlistMessage message) {
    String id;
    String value;
    String notText = Utf8.KEY_IS_NOT;
    try {
      id = message.key() == null ? "" : Utf8.text(message.key());
      notText = Utf8.VALUE_IS_NOT;
      value = message.value() == null ? null : Utf8.text(message.value());
    } catch (CharacterCodingException garbled) {
      // A null under an invalid key clears the rejected message before it.
      if (message.value() != null) {
        reject(message.source(), message.offset(), notText, message.value());
      }
      return;
    }
    // The initial list already contains these, perhaps in a later version.
    boolean read = message.offset() < start.ends().getOrDefault(message.partition(), 0L);
    if (value == null) {
      changed |= !read && topic.remove(id) != null;
      return;
    }
    AllowlistFile.Reading reading = AllowlistFile.readEntry(id, value);
    Optional<String> problem =
        reading.isValid()
            ? tooMuch(reading.entries().get(0))
            : Optional.of(words(reading.problems()));
    if (problem.isPresent()) {
      reject(message.source(), message.offset(), problem.get(), message.value());
    } else if (!read) {
      AllowlistEntry entry = reading.entries().get(0);
      changed |= !entry.equals(topic.put(id, entry));
    }
  }

  /** The problem if the list would cover too much with an entry; single addresses never do. */
  private Optional<String> tooMuch(AllowlistEntry entry) {
    if (!entry.kind().isResolver() || entry.isSingleAddress()) {
      return Optional.empty();
    }
    SortedMap<String, AllowlistEntry> with = new TreeMap<>(topic);
    with.put(entry.id(), entry);
    return RangeRules.firstTooMuch(AllowlistLayers.inForce(base, with)).isPresent()
        ? Optional.of(RangeRules.TOO_MUCH)
        : Optional.empty();
  }

  private static String words(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
  }

  private void reject(String source, long position, String detail, byte[] value) {
    rejected.inc();
    LOG.warn("An update of the allowlist is refused, {} at {}: {}", source, position, detail);
    byte[] raw =
        value.length <= RejectedRow.MAX_RAW_BYTES
            ? value
            : Arrays.copyOf(value, RejectedRow.MAX_RAW_BYTES);
    output.collect(
        REJECTED,
        new StreamRecord<>(
            new RejectedRow(
                source, position, RejectedRow.Reason.ALLOWLIST, detail, raw, value.length)));
  }

  private void handOn() {
    if (changed) {
      changed = false;
      sequence++;
      Allowlist list = Allowlist.of(AllowlistLayers.inForce(base, topic));
      LOG.info("Update {}: {}", sequence, list);
      output.collect(new StreamRecord<>(new InForce(start.submission(), sequence, list)));
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    handOn();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(
        List.of(new Layers(start.submission(), sequence, base, new ArrayList<>(topic.values()))));
  }

  @Override
  public void processWatermark(Watermark mark) {
    // The watermark is that of the rows only.
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) {
    // As above.
  }
}
