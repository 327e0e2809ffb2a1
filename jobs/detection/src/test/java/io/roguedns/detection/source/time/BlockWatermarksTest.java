package io.roguedns.detection.source.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.format.RowBlock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class BlockWatermarksTest {
  private static final long NO_TIME = Long.MIN_VALUE;

  private final List<String> emitted = new ArrayList<>();
  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          emitted.add(Long.toString(watermark.getTimestamp()));
        }

        @Override
        public void markIdle() {
          emitted.add("idle");
        }

        @Override
        public void markActive() {
          throw new AssertionError("a watermark does that");
        }
      };

  private long now;
  private final BlockWatermarks watermarks =
      new BlockWatermarks(
          Duration.ofMillis(100),
          Duration.ofNanos(10),
          new RelativeClock() {
            @Override
            public long relativeTimeMillis() {
              throw new AssertionError("too coarse");
            }

            @Override
            public long relativeTimeNanos() {
              return now;
            }
          });

  private void event(long timestamp) {
    watermarks.onEvent(new RowBlock(), timestamp, output);
  }

  private List<String> emit(long at) {
    now = at;
    emitted.clear();
    watermarks.onPeriodicEmit(output);
    return List.copyOf(emitted);
  }

  @Test
  void standsBehindTheLatestEventTime() {
    event(1_000);
    event(500);

    assertThat(emit(1)).containsExactly("899");
  }

  @Test
  void emitsNothingBeforeTheFirstEventTime() {
    event(NO_TIME);

    assertThat(emit(1)).isEmpty();
  }

  @Test
  void isIdleOnceAfterTheTimeoutAndActiveWithTheNextEventTime() {
    event(1_000);
    assertThat(emit(1)).containsExactly("899");

    assertThat(emit(11)).containsExactly("899");
    assertThat(emit(12)).containsExactly("idle");
    assertThat(emit(13)).isEmpty();
    event(2_000);
    assertThat(emit(14)).containsExactly("1899");
  }

  @Test
  void isIdleWhileItGetsNothingThatHasATime() {
    for (int i = 1; i <= 10; i++) {
      event(NO_TIME);
      assertThat(emit(i)).isEmpty();
    }
    event(NO_TIME);

    assertThat(emit(11)).containsExactly("idle");
  }
}
