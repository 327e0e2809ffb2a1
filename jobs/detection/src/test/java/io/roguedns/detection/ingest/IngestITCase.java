package io.roguedns.detection.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.ConnectedNetwork;
import io.roguedns.event.NetworkInfo;
import io.roguedns.format.RowBlock;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedCluster.class)
class IngestITCase {
  @Test
  void networkInfoHasAStreamOfItsOwn() throws Exception {
    NetworkInfo info =
        new NetworkInfo(
            7,
            "lt-1",
            "{D4}",
            "Tunnel",
            "Up",
            "None",
            "10.20.0.1",
            "",
            List.of(new ConnectedNetwork("n", "Public")),
            List.of("10.0.0.1"),
            List.of(),
            List.of("10.20.1.11"),
            1);
    RowBlock block = new RowBlock();
    block.add(info);
    StreamExecutionEnvironment engine = StreamExecutionEnvironment.getExecutionEnvironment();
    Ingest rows =
        Ingest.of(engine.fromData(RowTypes.ROW_BLOCK, block, new RowBlock()), Receipt.UNKNOWN);

    try (CloseableIterator<NetworkInfo> infos = rows.networkInfo().executeAndCollect()) {
      assertThat(infos).toIterable().containsExactly(info);
    }
  }
}
