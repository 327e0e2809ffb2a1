package io.roguedns.detection.signal.api;

import io.roguedns.alert.Clue;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.detection.settings.Settings;
import io.roguedns.finding.DetectionType;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A signal: what its room offers to the graph. Methods are called once, while a job's graph is
 * built; what has to reach the operators is in what they return.
 */
public interface Signal {
  /** The type of its findings. */
  DetectionType type();

  /** Its id: its package without the hyphens, and the prefix of its options and uids. */
  default String id() {
    return type().signal();
  }

  /** The kind of evidence of its findings. */
  EvidenceKind kind();

  /**
   * The input that it needs; the reader drops rows that no signal needs.
   *
   * @param list what is known of the allowlist before the job starts
   */
  SignalNeeds needs(Settings settings, KnownAllowlist list);

  /** Builds its detection: events in, findings out. */
  SignalOutput detect(Events events, Run run);

  /**
   * How its findings become evidence for alerts.
   *
   * @param judged the kinds of evidence that signals of this run look for
   */
  EvidenceRule evidence(Settings settings, Set<EvidenceKind> judged);

  /** The alerts that its patterns raise. */
  List<AlertDefinition> alerts();

  /** Builds its escalation: patterns over evidence. */
  DataStream<Clue> escalate(EvidenceStreams evidence, Settings settings);
}
