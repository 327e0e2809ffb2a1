package io.roguedns.detection.source.parquet;

import io.roguedns.detection.source.columnar.NumberColumn;
import io.roguedns.detection.source.columnar.TextColumn;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.format.ReadPlan.NetworkColumn;
import java.util.Set;

/** Makes events of the columns that were read. */
final class NetworkEvents {
  /** The place of a row's detail, if it has none. */
  static final int NO_DETAIL = -1;

  private final Text deviceName;
  private final Text actionType;
  private final Text remoteIp;
  private final Text localIp;
  private final Number localPort;
  private final Text protocol;
  private final Text processName;
  private final Text commandLine;
  private final Text account;
  private final Text additionalFields;
  private final Number reportId;
  private final Text processFolder;
  private final Text processCompany;
  private final Text parentProcess;

  /**
   * @param wanted columns that are handed on of every row; others were read to judge it
   * @param judged the columns read of every row
   * @param detail the columns read of some rows, or null if there are none
   */
  NetworkEvents(Set<NetworkColumn> wanted, NetworkColumns judged, NetworkColumns detail) {
    this.deviceName = text(NetworkColumn.DEVICE_NAME, wanted, judged, detail);
    this.actionType = text(NetworkColumn.ACTION_TYPE, wanted, judged, detail);
    this.remoteIp = text(NetworkColumn.REMOTE_IP, wanted, judged, detail);
    this.localIp = text(NetworkColumn.LOCAL_IP, wanted, judged, detail);
    this.localPort = number(NetworkColumn.LOCAL_PORT, judged, detail);
    this.protocol = text(NetworkColumn.PROTOCOL, wanted, judged, detail);
    this.processName = text(NetworkColumn.PROCESS_NAME, wanted, judged, detail);
    this.commandLine = text(NetworkColumn.COMMAND_LINE, wanted, judged, detail);
    this.account = text(NetworkColumn.ACCOUNT, wanted, judged, detail);
    this.additionalFields = text(NetworkColumn.ADDITIONAL_FIELDS, wanted, judged, detail);
    this.reportId = number(NetworkColumn.REPORT_ID, judged, detail);
    this.processFolder = text(NetworkColumn.PROCESS_FOLDER, wanted, judged, detail);
    this.processCompany = text(NetworkColumn.PROCESS_COMPANY, wanted, judged, detail);
    this.parentProcess = text(NetworkColumn.PARENT_PROCESS, wanted, judged, detail);
  }

  /**
   * The event of a row.
   *
   * @param place the row's place among those judged
   * @param detailPlace its place among those with detail, or {@link #NO_DETAIL}
   */
  NetworkEvent event(long ticks, int remotePort, int place, int detailPlace) {
    return new NetworkEvent(
        ticks,
        deviceName.at(place, detailPlace),
        actionType.at(place, detailPlace),
        remoteIp.at(place, detailPlace),
        remotePort,
        localIp.at(place, detailPlace),
        (int) localPort.at(place, detailPlace, NetworkEvent.NO_PORT),
        protocol.at(place, detailPlace),
        processName.at(place, detailPlace),
        commandLine.at(place, detailPlace),
        account.at(place, detailPlace),
        additionalFields.at(place, detailPlace),
        reportId.at(place, detailPlace, NetworkEvent.NO_REPORT),
        ProcessOrigin.of(
            processFolder.at(place, detailPlace),
            processCompany.at(place, detailPlace),
            parentProcess.at(place, detailPlace)));
  }

  /** A row's AdditionalFields, see {@link #event}. */
  String additionalFields(int place, int detailPlace) {
    return additionalFields.at(place, detailPlace);
  }

  private static Text text(
      NetworkColumn column,
      Set<NetworkColumn> wanted,
      NetworkColumns judged,
      NetworkColumns detail) {
    boolean always = wanted.contains(column);
    return new Text(
        always ? judged.text(column) : null, always || detail == null ? null : detail.text(column));
  }

  private static Number number(NetworkColumn column, NetworkColumns judged, NetworkColumns detail) {
    return new Number(judged.number(column), detail == null ? null : detail.number(column));
  }

  /** Where an event's text comes from; either is null if it doesn't come from there. */
  private record Text(TextColumn always, TextColumn inDetail) {
    String at(int place, int detailPlace) {
      if (always != null) {
        return always.at(place);
      }
      return inDetail == null || detailPlace == NO_DETAIL ? "" : inDetail.at(detailPlace);
    }
  }

  /** Where an event's number comes from; either is null if it doesn't come from there. */
  private record Number(NumberColumn always, NumberColumn inDetail) {
    long at(int place, int detailPlace, long otherwise) {
      if (always != null) {
        return always.at(place, otherwise);
      }
      return inDetail == null || detailPlace == NO_DETAIL
          ? otherwise
          : inDetail.at(detailPlace, otherwise);
    }
  }
}
