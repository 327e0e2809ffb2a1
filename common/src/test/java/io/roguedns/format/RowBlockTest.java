package io.roguedns.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowBlockTest {
  @Test
  void blockMadeOfAnothersContentsCountsTheSame() {
    RowBlock block = new RowBlock();
    block.add(new RegistryEvent(7, "d", "a", "k", "n", "v", "p", "u", 1));
    block.add(
        new NetworkInfo(
            8, "d", "a", "t", "s", "n", "4", "6", List.of(), List.of(), List.of(), List.of(), 1));
    block.ask(query(9));
    block.add(query(10), Table.DEVICE_NETWORK_EVENTS);
    block.countIrrelevant(Table.DEVICE_NETWORK_EVENTS, 3);
    block.countIgnored(2);
    block.countBytes(99);
    block.moveTo(11);
    block.receivedAt(12, 5);

    RowBlock same =
        RowBlock.of(
            block.network(),
            block.registry(),
            block.networkInfo(),
            block.queries(),
            block.rejected(),
            block.counts());

    assertThat(same).usingRecursiveComparison().isEqualTo(block);
    assertThat(same.rowsRead()).isEqualTo(8);
    assertThat(same.relevant()).isEqualTo(3);
  }

  private static DnsQuery query(long timestamp) {
    return new DnsQuery(
        timestamp, "d", "p", "u", "r", "n", "A", "NOERROR", List.of("x"), ProcessOrigin.UNKNOWN);
  }

  @Test
  void aRowFromTheFutureMovesNoTimeAndNoneMovesItPastItsReceipt() {
    RowBlock block = new RowBlock();
    block.receivedAt(100, 10);

    block.moveTo(111);
    assertThat(block.latest()).isEqualTo(Ticks.NONE);
    block.moveTo(70);
    block.moveTo(Ticks.MAX);
    assertThat(block.latest()).isEqualTo(70);
    block.moveTo(110);
    assertThat(block.latest()).isEqualTo(100);
    assertThat(block.notAfter()).isEqualTo(110);
  }

  @Test
  void countsAreNotTouchedByWhatTheBlockCountsLater() {
    RowBlock block = new RowBlock();
    RowBlock.Counts counts = block.counts();

    block.countIrrelevant(Table.DEVICE_NETWORK_EVENTS, 3);

    assertThat(counts.rowsByTable()).containsOnly(0);
  }
}
