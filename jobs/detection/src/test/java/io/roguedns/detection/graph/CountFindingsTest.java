package io.roguedns.detection.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionGraphTestUtils;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.util.TestingMetricRegistry;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What monitoring is told of findings, by the names that it asks for. */
class CountFindingsTest {
  private static final String DELAY = "roguedns.findingDelayMillis";
  private static final String VOLUMES = "roguedns.findings.High_Volume_DNS_Tunneling_Indicator";
  private static final long FIVE_MINUTES = 300_000;
  private static final long AN_HOUR = 3_600_000;

  private final Map<String, Metric> metrics = new ConcurrentHashMap<>();

  @Test
  void theDelayIsFromTheRowsTimeToNow() throws Exception {
    long now = System.currentTimeMillis();
    tell(true, finding(now - AN_HOUR, Finding.FINAL), finding(now - FIVE_MINUTES, Finding.FINAL));
    long longest = System.currentTimeMillis() - now;

    assertThat(delays().size()).isEqualTo(2);
    assertThat(delays().getMin()).isBetween(FIVE_MINUTES, FIVE_MINUTES + longest);
    assertThat(delays().getMax()).isBetween(AN_HOUR, AN_HOUR + longest);
  }

  @Test
  void aDeviceWhoseClockIsFastIsToldOfBeforeItsTime() throws Exception {
    long now = System.currentTimeMillis();
    tell(true, finding(now + AN_HOUR, Finding.FINAL));
    long longest = System.currentTimeMillis() - now;

    assertThat(delays().getMax()).isBetween(-AN_HOUR, -AN_HOUR + longest);
  }

  @Test
  void everyWordHasADelayButAFindingIsCountedOnce() throws Exception {
    long now = System.currentTimeMillis();
    tell(
        true,
        finding(now, Finding.PROVISIONAL),
        finding(now, Finding.FINAL),
        finding(now, Finding.WITHDRAWN));

    assertThat(delays().size()).as("what is withdrawn isn't told").isEqualTo(2);
    assertThat(((Gauge<?>) metrics.get(VOLUMES)).getValue()).isEqualTo(1L);
  }

  @Test
  void aBackfillHasNoDelays() throws Exception {
    tell(false, finding(0, Finding.FINAL));

    assertThat(((Gauge<?>) metrics.get(VOLUMES)).getValue()).isEqualTo(1L);
    assertThat(metrics).doesNotContainKey(DELAY);
  }

  private HistogramStatistics delays() {
    return ((Histogram) metrics.get(DELAY)).getStatistics();
  }

  private static Finding finding(long unixMillis, long revision) {
    return new Finding(
            "id",
            DetectionType.HIGH_VOLUME,
            Ticks.ofUnixMillis(unixMillis),
            "pc-1",
            null,
            null,
            null,
            null,
            "tool.exe",
            null,
            null,
            null,
            null,
            201L,
            3L,
            null)
        .withRevision(revision);
  }

  /** Has findings pass, and keeps the metrics that are registered on the way, by their names. */
  private void tell(boolean live, Finding... findings) throws Exception {
    TestingMetricRegistry registry =
        TestingMetricRegistry.builder()
            .setRegisterConsumer(
                (metric, name, group) -> {
                  String whole = group.getMetricIdentifier(name);
                  if (whole.contains("roguedns.")) {
                    metrics.put(whole.substring(whole.indexOf("roguedns.")), metric);
                  }
                })
            .build();
    try (MockEnvironment environment =
            new MockEnvironmentBuilder()
                .setMetricGroup(
                    TaskManagerMetricGroup.createTaskManagerMetricGroup(
                            registry, "localhost", ResourceID.generate())
                        .addJob(new JobID(), "job")
                        .addTask(ExecutionGraphTestUtils.createExecutionAttemptId(), "task"))
                .build();
        OneInputStreamOperatorTestHarness<Finding, Finding> harness =
            new OneInputStreamOperatorTestHarness<>(
                new StreamMap<>(new CountFindings(live)), environment)) {
      harness.setup(
          RowTypes.FINDING.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
      harness.open();
      for (Finding finding : findings) {
        harness.processElement(new StreamRecord<>(finding));
      }
      assertThat(harness.extractOutputValues()).containsExactly(findings);
    }
  }
}
