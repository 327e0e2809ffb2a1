package io.roguedns.detection.types;

import io.roguedns.alert.Alert;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.event.DnsQuery;
import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.RejectedRow;
import io.roguedns.finding.Finding;
import io.roguedns.finding.QueryCount;
import io.roguedns.format.RowBlock;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The types of the streams. Every stream of rows is given one of these by name. */
public final class RowTypes {
  public static final TypeInformation<RowBlock> ROW_BLOCK =
      new RowTypeInfo<>(RowBlock.class, RowBlockSerializer.INSTANCE);

  public static final TypeInformation<NetworkEvent> NETWORK_EVENT =
      new RowTypeInfo<>(NetworkEvent.class, NetworkEventSerializer.INSTANCE);

  public static final TypeInformation<RegistryEvent> REGISTRY_EVENT =
      new RowTypeInfo<>(RegistryEvent.class, RegistryEventSerializer.INSTANCE);

  public static final TypeInformation<NetworkInfo> NETWORK_INFO =
      new RowTypeInfo<>(NetworkInfo.class, NetworkInfoSerializer.INSTANCE);

  public static final TypeInformation<DnsQuery> DNS_QUERY =
      new RowTypeInfo<>(DnsQuery.class, DnsQuerySerializer.INSTANCE);

  public static final TypeInformation<RejectedRow> REJECTED_ROW =
      new RowTypeInfo<>(RejectedRow.class, RejectedRowSerializer.INSTANCE);

  public static final TypeInformation<Finding> FINDING =
      new RowTypeInfo<>(Finding.class, FindingSerializer.INSTANCE);

  public static final TypeInformation<QueryCount> QUERY_COUNT =
      new RowTypeInfo<>(QueryCount.class, QueryCountSerializer.INSTANCE);

  public static final TypeInformation<Alert> ALERT =
      new RowTypeInfo<>(Alert.class, AlertSerializer.INSTANCE);

  public static final TypeInformation<LateRow> LATE_ROW =
      new RowTypeInfo<>(LateRow.class, LateRowSerializer.INSTANCE);

  public static final TypeInformation<Evidence> EVIDENCE =
      new RowTypeInfo<>(Evidence.class, EvidenceSerializer.INSTANCE);

  public static final TypeInformation<Clue> CLUE =
      new RowTypeInfo<>(Clue.class, ClueSerializer.INSTANCE);

  private RowTypes() {}
}
