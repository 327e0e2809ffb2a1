package io.roguedns.detection.alert;

import io.roguedns.alert.Alert;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.summary.AlertOmission;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingLimits;
import java.time.Duration;
import java.util.Optional;
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
   * The limit of a device's bins of high volume that are passed on at one time: those with the
   * most.
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

  private final Settings.Alerts settings;
  private final Duration bin;
  private final long nameBytes;
  private final boolean namesJudged;

  /**
   * @param bin the width of high volume's bins, which uses are added up by as well
   * @param nameBytes the bytes of information that make names a finding
   * @param namesJudged whether the run looks for them
   */
  public Alerts(Settings.Alerts settings, Duration bin, long nameBytes, boolean namesJudged) {
    this.namesJudged = namesJudged;
    this.nameBytes = nameBytes;
    this.settings = settings;
    this.bin = bin;
  }

  /**
   * What there is evidence of.
   *
   * @param uses what each process asked each resolver in each bin
   * @param rest what each process asked besides, of no resolver: there were too many
   * @param volumes bins that passed the threshold
   * @param changes settings that were written, wrong or right
   * @param names names that carry data, and polls
   */
  public record Streams(
      DataStream<Evidence> uses,
      DataStream<Evidence> rest,
      DataStream<Evidence> volumes,
      DataStream<Evidence> changes,
      DataStream<Evidence> names) {}

  /**
   * Findings as evidence.
   *
   * @param repairs settings that were put right, if anybody looks for them
   */
  public Streams evidence(DataStream<Finding> findings, Optional<DataStream<Evidence>> repairs) {
    DataStream<Evidence> ofFindings =
        findings
            .flatMap(new FindingEvidence(bin, nameBytes, namesJudged))
            .returns(RowTypes.EVIDENCE)
            .uid("alert.findings")
            .name("alert: what findings are evidence of");
    SingleOutputStreamOperator<Evidence> gathered =
        repairs
            .map(ofFindings::union)
            .orElse(ofFindings)
            .transform("alert: give evidence its time", RowTypes.EVIDENCE, new GatherEvidence(bin))
            .uid("alert.evidence");
    SingleOutputStreamOperator<Evidence> pairs =
        gathered
            .keyBy(Evidence::device)
            .process(new UseAggregator(bin, Ticks.binOffset(bin)), RowTypes.EVIDENCE)
            .uid("alert.uses")
            .name("alert: add up what a process asks a resolver");
    return new Streams(
        pairs
            .keyBy(Evidence::resolver)
            .process(new ResolverUse(), RowTypes.EVIDENCE)
            .uid("alert.resolver-use")
            .name("alert: how many devices use the resolver"),
        pairs.getSideOutput(UseAggregator.REST),
        limited(
                gathered.getSideOutput(GatherEvidence.VOLUME),
                new EvidenceLimit(AlertOmission.VOLUMES, bin, MAX_VOLUMES))
            .uid("alert.limit-volumes")
            .name("alert: no more than a limit of a device's volumes"),
        limited(
                gathered.getSideOutput(GatherEvidence.CHANGES),
                new EvidenceLimit(AlertOmission.CHANGES, HOUR, MAX_CHANGES))
            .uid("alert.limit-changes")
            .name("alert: no more than a limit of a device's changes"),
        limited(
                gathered.getSideOutput(GatherEvidence.NAMES),
                new EvidenceLimit(AlertOmission.NAMES, HOUR, MAX_NAMES))
            .uid("alert.limit-names")
            .name("alert: no more than a limit of a device's names")
            .keyBy(names -> names.domain().isEmpty() ? names.device() : names.domain())
            .process(new ResolverUse(), RowTypes.EVIDENCE)
            .uid("alert.domain-use")
            .name("alert: how many devices ask such names of the domain"));
  }

  private static SingleOutputStreamOperator<Evidence> limited(
      DataStream<Evidence> evidence, EvidenceLimit limit) {
    return evidence.keyBy(Evidence::device).process(limit, RowTypes.EVIDENCE);
  }

  /**
   * Clues as alerts, each told at first, when it changes, and when it is closed.
   *
   * @param escalated what matched the patterns over one signal's evidence
   */
  public DataStream<Alert> tell(
      Streams evidence, DataStream<Clue> escalated, DataStream<NetworkInfo> networks) {
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
            .union(
                Patterns.hijack(evidence.changes(), evidence.uses(), bin, settings.patterns()),
                Patterns.tunnel(evidence.uses(), evidence.volumes(), bin),
                alone)
            .keyBy(Clue::device)
            .connect(networks.keyBy(network -> FindingLimits.name(network.deviceName())))
            .process(new TellOfDevices(settings), RowTypes.ALERT)
            .uid("alert.devices")
            .name("alert: tell of devices");
    DataStream<Evidence> firstUses = ofDevices.getSideOutput(TellOfDevices.FIRST_USES);
    DataStream<Alert> ofCampaigns =
        Patterns.campaign(firstUses, settings.patterns())
            .union(
                firstUses
                    .map(Clue::of)
                    .returns(RowTypes.CLUE)
                    .uid("alert.first-uses")
                    .name("alert: first uses"))
            .keyBy(clue -> clue.evidence().get(0).resolver())
            .process(new TellOfCampaigns(settings), RowTypes.ALERT)
            .uid("alert.campaigns")
            .name("alert: tell of campaigns");
    return ofDevices.union(ofCampaigns);
  }
}
