package io.roguedns.detection.alert;

import io.roguedns.alert.Alert;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.EvidenceRule;
import io.roguedns.detection.signal.api.EvidenceStreams;
import io.roguedns.detection.signal.api.Signal;
import io.roguedns.detection.summary.AlertOmission;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingLimits;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * From findings to alerts.
 *
 * <pre>
 *  findings ─► evidence ─┬─ uses, added up by bin ─► how many devices ─┬─► patterns of each signal ─┐
 *  put right ────────────┼─ volumes ───────────────────────────────────┤   patterns across signals ─┼─► clues
 *                        ├─ names ─► how many devices ─────────────────┤                            │
 *                        └─ changes ───────────────────────────────────┘   evidence alone ──────────┘
 *
 *  clues, by device ──┐
 *  network info ──────┴─► tell of devices ─┬─► alerts
 *                          first uses, by resolver ─► campaigns ─► alerts
 * </pre>
 */
public final class Alerts {
  /**
   * The limit of a device's bins over the threshold that are passed on at one time: those with the
   * most queries.
   */
  static final int MAX_VOLUMES = 32;

  /**
   * The limit of a device's changes that are passed on in an hour, and of its settings put right.
   */
  static final int MAX_CHANGES = 256;

  /**
   * The limit of findings of a device's names that are passed on in an hour: those that carry most.
   */
  static final int MAX_NAMES = 64;

  private static final Duration HOUR = Duration.ofHours(1);

  private final Settings run;
  private final Settings.Alerts settings;
  private final List<Signal> signals;
  private final Duration bin;
  private final Summaries summaries;

  /**
   * @param signals all that there are, whether the run has them or not
   */
  public Alerts(Settings run, List<Signal> signals) {
    this.run = run;
    this.settings = run.alerts();
    this.signals = signals;
    this.bin = run.highVolume().bin();
    this.summaries = new Summaries(signals);
  }

  /**
   * Builds the way from findings to alerts. Each alert is emitted at first, when it changes, and
   * when it is closed.
   *
   * @param besides evidence that is no finding: what signals emit for their patterns
   */
  public DataStream<Alert> of(
      DataStream<Finding> findings,
      List<DataStream<Evidence>> besides,
      DataStream<NetworkInfo> networks) {
    EvidenceStreams evidence = evidence(findings, besides);
    DataStream<Clue> escalated =
        signals.stream()
            .map(signal -> signal.escalate(evidence, run))
            .reduce(DataStream::union)
            .orElseThrow();
    return alerts(evidence, escalated, networks);
  }

  private EvidenceStreams evidence(
      DataStream<Finding> findings, List<DataStream<Evidence>> besides) {
    DataStream<Evidence> ofFindings =
        findings
            .flatMap(new FindingEvidence(rules()))
            .returns(RowTypes.EVIDENCE)
            .uid("alert.findings")
            .name("alert: evidence of findings");
    SingleOutputStreamOperator<Evidence> gathered =
        besides.stream()
            .reduce(ofFindings, DataStream::union)
            .transform(
                "alert: assign timestamps to" + " evidence",
                RowTypes.EVIDENCE,
                new GatherEvidence(bin))
            .uid("alert.evidence");
    SingleOutputStreamOperator<Evidence> pairs =
        gathered
            .keyBy(Evidence::device)
            .process(new UseAggregator(bin, Ticks.binOffset(bin)), RowTypes.EVIDENCE)
            .uid("alert.uses")
            .name("alert: aggregate uses of a resolver by a process");
    return new EvidenceStreams(
        pairs
            .keyBy(Evidence::resolver)
            .process(new ResolverUse(), RowTypes.EVIDENCE)
            .uid("alert.resolver-use")
            .name("alert: number of devices that use the resolver"),
        pairs.getSideOutput(UseAggregator.REST),
        limited(
                gathered.getSideOutput(GatherEvidence.VOLUME),
                new EvidenceLimit(AlertOmission.VOLUMES, bin, MAX_VOLUMES))
            .uid("alert.limit-volumes")
            .name("alert: limit of a device's volumes"),
        limited(
                gathered.getSideOutput(GatherEvidence.CHANGES),
                new EvidenceLimit(AlertOmission.CHANGES, HOUR, MAX_CHANGES))
            .uid("alert.limit-changes")
            .name("alert: limit of a device's changes"),
        limited(
                gathered.getSideOutput(GatherEvidence.NAMES),
                new EvidenceLimit(AlertOmission.NAMES, HOUR, MAX_NAMES))
            .uid("alert.limit-names")
            .name("alert: limit of a device's names")
            .keyBy(names -> names.domain().isEmpty() ? names.device() : names.domain())
            .process(new ResolverUse(), RowTypes.EVIDENCE)
            .uid("alert.domain-use")
            .name("alert: number of devices with such names of the domain"));
  }

  private Map<DetectionType, EvidenceRule> rules() {
    Set<EvidenceKind> judged = EnumSet.noneOf(EvidenceKind.class);
    signals.stream()
        .filter(signal -> run.signals().contains(signal.id()))
        .map(Signal::kind)
        .forEach(judged::add);
    Map<DetectionType, EvidenceRule> rules = new EnumMap<>(DetectionType.class);
    signals.forEach(signal -> rules.put(signal.type(), signal.evidence(run, judged)));
    return rules;
  }

  private DataStream<Clue> acrossSignals(EvidenceStreams evidence) {
    return CorrelationRules.OF_A_DEVICE.stream()
        .map(rule -> rule.match(evidence, bin, settings.patterns()))
        .reduce(DataStream::union)
        .orElseThrow();
  }

  private static SingleOutputStreamOperator<Evidence> limited(
      DataStream<Evidence> evidence, EvidenceLimit limit) {
    return evidence.keyBy(Evidence::device).process(limit, RowTypes.EVIDENCE);
  }

  private DataStream<Alert> alerts(
      EvidenceStreams evidence, DataStream<Clue> escalated, DataStream<NetworkInfo> networks) {
    DataStream<Clue> alone =
        evidence
            .uses()
            .union(evidence.rest(), evidence.volumes(), evidence.changes(), evidence.names())
            .flatMap(
                (Evidence one, Collector<Clue> out) -> {
                  if (!one.isRepair()) {
                    out.collect(Clue.of(one));
                  }
                })
            .returns(RowTypes.CLUE)
            .uid("alert.alone")
            .name("alert: evidence alone");
    SingleOutputStreamOperator<Alert> ofDevices =
        escalated
            .union(acrossSignals(evidence), alone)
            .keyBy(Clue::device)
            .connect(networks.keyBy(network -> FindingLimits.name(network.deviceName())))
            .process(new TellOfDevices(settings, summaries), RowTypes.ALERT)
            .uid("alert.devices")
            .name("alert: device alerts");
    DataStream<Evidence> firstUses = ofDevices.getSideOutput(TellOfDevices.FIRST_USES);
    DataStream<Alert> ofCampaigns =
        CorrelationRules.campaign(firstUses, settings.patterns())
            .union(
                firstUses
                    .map(Clue::of)
                    .returns(RowTypes.CLUE)
                    .uid("alert.first-uses")
                    .name("alert: first uses"))
            .keyBy(clue -> clue.evidence().get(0).resolver())
            .process(new TellOfCampaigns(settings, summaries), RowTypes.ALERT)
            .uid("alert.campaigns")
            .name("alert: campaign alerts");
    return ofDevices.union(ofCampaigns);
  }
}
