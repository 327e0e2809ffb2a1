package io.roguedns.detection.types;

import io.roguedns.event.ConnectedNetwork;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.NetworkInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link NetworkInfo}. */
public final class NetworkInfoSerializer extends RowSerializer<NetworkInfo> {
  public static final NetworkInfoSerializer INSTANCE = new NetworkInfoSerializer();

  @Override
  public NetworkInfo createInstance() {
    return new NetworkInfo(
        0,
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        NetworkEvent.NO_REPORT);
  }

  @Override
  public void serialize(NetworkInfo info, DataOutputView out) throws IOException {
    out.writeLong(info.timestamp());
    Fields.writeText(info.deviceName(), out);
    Fields.writeText(info.adapter(), out);
    Fields.writeText(info.adapterType(), out);
    Fields.writeText(info.status(), out);
    Fields.writeText(info.tunnelType(), out);
    Fields.writeText(info.ipv4Dhcp(), out);
    Fields.writeText(info.ipv6Dhcp(), out);
    writeNetworks(info.networks(), out);
    Fields.writeTexts(info.dnsAddresses(), out);
    Fields.writeTexts(info.gateways(), out);
    Fields.writeTexts(info.addresses(), out);
    out.writeLong(info.reportId());
  }

  @Override
  public NetworkInfo deserialize(DataInputView in) throws IOException {
    return new NetworkInfo(
        in.readLong(),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        readNetworks(in),
        Fields.readTexts(in),
        Fields.readTexts(in),
        Fields.readTexts(in),
        in.readLong());
  }

  private static void writeNetworks(List<ConnectedNetwork> networks, DataOutputView out)
      throws IOException {
    out.writeInt(networks.size());
    for (ConnectedNetwork network : networks) {
      Fields.writeText(network.name(), out);
      Fields.writeText(network.category(), out);
    }
  }

  private static List<ConnectedNetwork> readNetworks(DataInputView in) throws IOException {
    int size = in.readInt();
    List<ConnectedNetwork> networks = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      networks.add(new ConnectedNetwork(Fields.readText(in), Fields.readText(in)));
    }
    return networks;
  }

  @Override
  public TypeSerializerSnapshot<NetworkInfo> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<NetworkInfo> {
    @Override
    public TypeSerializer<NetworkInfo> restoreSerializer() {
      return INSTANCE;
    }
  }
}
