package io.roguedns.detection.alert;

import static io.roguedns.detection.testing.EvidenceBuilder.NOON;
import static io.roguedns.detection.testing.EvidenceBuilder.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Evidence;
import io.roguedns.detection.testing.EvidenceBuilder;
import io.roguedns.detection.types.EvidenceSerializer;
import io.roguedns.event.Ticks;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResolverUseTest {
  private static final int DAY = 24 * 60;

  private KeyedOneInputStreamOperatorTestHarness<String, Evidence, Evidence> harness;

  @BeforeEach
  void open() throws Exception {
    open(null);
  }

  private void open(OperatorSubtaskState saved) throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new ResolverUse()), Evidence::resolver, Types.STRING);
    harness.setup(EvidenceSerializer.INSTANCE);
    if (saved != null) {
      harness.initializeState(saved);
    }
    harness.open();
  }

  /** All that is kept is forgotten when time has come to its end. */
  @AfterEach
  void nothingIsLeft() throws Exception {
    harness.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numKeyedStateEntries()).isZero();
    harness.close();
  }

  private void add(EvidenceBuilder... uses) throws Exception {
    for (EvidenceBuilder one : uses) {
      Evidence built = one.build();
      harness.processElement(built, Ticks.toUnixMillis(built.last()));
    }
  }

  private List<Evidence> told(double minutes) throws Exception {
    harness.processWatermark(Ticks.toUnixMillis(NOON + (long) (minutes * Ticks.PER_MINUTE)));
    List<Evidence> told = harness.extractOutputValues();
    harness.getOutput().clear();
    return told;
  }

  @Test
  void countsDevicesOfTheDayBefore() throws Exception {
    add(use().minute(3).device("pc3"), use(), use().minute(1), use().minute(2).device("pc2"));
    assertThat(told(-1)).as("waits until all that are older have come").isEmpty();
    assertThat(told(3)).extracting(Evidence::devices).containsExactly(1, 1, 2, 3);

    add(use().minute(DAY + 2.5).device("pc4"));
    assertThat(told(DAY + 3)).extracting(Evidence::devices).containsExactly(2);
  }

  @Test
  void usesOfOneMomentAllCount() throws Exception {
    add(use().device("pc2"), use().device("pc1"));
    assertThat(told(0))
        .containsExactly(
            use().device("pc1").build().withUse(2, true),
            use().device("pc2").build().withUse(2, true));
  }

  @Test
  void resolversAreForThemselves() throws Exception {
    add(use(), use().device("pc2").resolver("198.51.100.54"));
    assertThat(told(0)).extracting(Evidence::devices).containsExactly(1, 1);
  }

  @Test
  void isNewForADayAndAgainAfterAMonth() throws Exception {
    add(use(), use().minute(DAY - 1), use().minute(DAY), use().minute(20 * DAY));
    assertThat(told(20 * DAY)).extracting(Evidence::news).containsExactly(true, true, false, false);
    add(use().minute(49 * DAY), use().minute(80 * DAY));
    assertThat(told(80 * DAY)).extracting(Evidence::news).containsExactly(false, true);
  }

  @Test
  void moreDevicesThanAreToldApartAreAsCommon() throws Exception {
    for (int i = 0; i < 200; i++) {
      add(use().device("pc" + i).minute(i));
    }
    assertThat(told(200)).last().extracting(Evidence::devices).isEqualTo(ResolverUse.MOST_DEVICES);
  }

  @Test
  void goesOnAfterARestart() throws Exception {
    add(use(), use().minute(5).device("pc2"));
    assertThat(told(1)).hasSize(1);
    OperatorSubtaskState saved = harness.snapshot(1, 1);
    harness.close();
    open(saved);
    add(use().minute(6).device("pc3"));

    assertThat(told(6)).extracting(Evidence::devices).containsExactly(2, 3);
  }
}
