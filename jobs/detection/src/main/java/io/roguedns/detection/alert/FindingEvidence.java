package io.roguedns.detection.alert;

import io.roguedns.alert.Evidence;
import io.roguedns.detection.signal.api.EvidenceRule;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Emits the evidence of final findings, by the rule of their signal. */
final class FindingEvidence implements FlatMapFunction<Finding, Evidence> {
  private final EnumMap<DetectionType, EvidenceRule> rules;

  FindingEvidence(Map<DetectionType, EvidenceRule> rules) {
    this.rules = new EnumMap<>(DetectionType.class);
    this.rules.putAll(rules);
  }

  /**
   * Emits the evidence of a finding.
   *
   * @throws IllegalStateException if it is of no signal of this run
   */
  @Override
  public void flatMap(Finding finding, Collector<Evidence> out) {
    if (!finding.isFinal()) {
      return;
    }
    EvidenceRule rule = rules.get(finding.type());
    if (rule == null) {
      throw new IllegalStateException("no signal has an evidence rule for: " + finding.type());
    }
    rule.of(finding).forEach(out::collect);
  }
}
