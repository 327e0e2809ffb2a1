package io.roguedns.detection.signal.unauthorizedresolver;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.settings.Semantics;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.JudgeRows;
import io.roguedns.detection.signal.api.RowDecisions;
import io.roguedns.event.NetworkEvent;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingId;
import io.roguedns.finding.FindingLimits;
import io.roguedns.format.ReadPlan.AddressScreen;
import io.roguedns.format.ReadPlan.NetworkColumn;
import java.util.EnumSet;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The signal's pipeline: network events in, findings out. */
public final class UnauthorizedResolver {
  static final String SIGNAL = DetectionType.UNAUTHORIZED_RESOLVER.signal();

  /** What its findings show, besides what every signal reads. */
  public static final EnumSet<NetworkColumn> DETAIL =
      EnumSet.of(
          NetworkColumn.LOCAL_IP,
          NetworkColumn.LOCAL_PORT,
          NetworkColumn.COMMAND_LINE,
          NetworkColumn.ACCOUNT,
          NetworkColumn.REPORT_ID);

  /** What alerts know its processes by, besides. */
  public static final EnumSet<NetworkColumn> ORIGIN =
      EnumSet.of(
          NetworkColumn.PROCESS_FOLDER,
          NetworkColumn.PROCESS_COMPANY,
          NetworkColumn.PARENT_PROCESS);

  private UnauthorizedResolver() {}

  public static DataStream<Finding> detect(
      DataStream<NetworkEvent> network,
      RowDecisions<NetworkEvent> decisions,
      AllowlistSupply lists) {
    return JudgeRows.findings(
            network,
            decisions,
            lists,
            null,
            "unauthorized-resolver: judge the resolver of each row")
        .uid("unauthorized-resolver.detect");
  }

  /** The decisions under the semantics that the run has. */
  public static RowDecisions<NetworkEvent> decisions(
      Semantics semantics, Settings.UnauthorizedResolver settings) {
    return semantics == Semantics.KQL
        ? allowlist -> new KqlUnauthorizedResolver(settings, allowlist)
        : allowlist -> new StrictUnauthorizedResolver(settings, allowlist);
  }

  /** The addresses that may give a finding; the reader decodes details only for these. */
  public static AddressScreen screen(
      Semantics semantics, Settings.UnauthorizedResolver settings, Allowlist allowlist) {
    return semantics == Semantics.KQL
        ? new KqlUnauthorizedResolver(settings, allowlist)
        : new StrictUnauthorizedResolver(settings, allowlist);
  }

  static Finding finding(NetworkEvent event) {
    String id =
        FindingId.of(DetectionType.UNAUTHORIZED_RESOLVER)
            .with(event.deviceName())
            .with(event.timestamp())
            .with(event.reportId())
            .with(event.remoteIp())
            .with(event.remotePort())
            .with(event.localIp())
            .with(event.localPort())
            .with(event.processName())
            .with(event.commandLine())
            .with(event.account())
            .hex();
    return FindingLimits.bounded(
        new Finding(
                id,
                DetectionType.UNAUTHORIZED_RESOLVER,
                event.timestamp(),
                event.deviceName(),
                event.account(),
                event.localIp(),
                event.remoteIp(),
                (long) event.remotePort(),
                event.processName(),
                event.commandLine(),
                null,
                null,
                null,
                null,
                null,
                null)
            .withOrigin(event.origin()));
  }
}
