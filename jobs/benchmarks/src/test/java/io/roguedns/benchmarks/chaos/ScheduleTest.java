package io.roguedns.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.benchmarks.chaos.Schedule.Planned;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final List<Fault> ALL = List.of(Fault.values());

  @Test
  void followsFromTheSeed() {
    assertThat(Schedule.of(7, 100, ALL)).isEqualTo(Schedule.of(7, 100, ALL));
    assertThat(Schedule.of(7, 100, ALL)).isNotEqualTo(Schedule.of(8, 100, ALL));
  }

  @Test
  void hasEachKindEquallyOften() {
    assertThat(
            Schedule.of(7, 80, ALL).stream()
                .collect(Collectors.groupingBy(Planned::fault, Collectors.counting())))
        .hasSize(Fault.values().length)
        .allSatisfy((fault, times) -> assertThat(times).isEqualTo(10));
    assertThat(Schedule.of(7, 3, List.of(Fault.KILL_BROKER)))
        .extracting(Planned::fault)
        .containsOnly(Fault.KILL_BROKER);
  }

  @Test
  void someFaultsComeWhileTheJobRecovers() {
    List<Planned> plan = Schedule.of(7, 100, ALL);
    assertThat(plan).extracting(Planned::number).startsWith(1, 2).endsWith(100);
    assertThat(plan.stream().filter(Planned::waits)).hasSizeBetween(40, 80);
  }
}
