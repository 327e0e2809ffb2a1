package io.roguedns.detection.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;

class RestartNoticesTest {
  private static final String RESTARTS =
      "warning: the job restarts from its last checkpoint after a failure: ";

  private final List<String> said = new ArrayList<>();
  private final TestingClock clock = new TestingClock();
  private final RestartNotices notices = new RestartNotices(said::add, clock);

  @Test
  void saysTheRootCause() {
    notices.failed(
        new CompletionException(new RuntimeException(new IllegalStateException("broken"))));

    assertThat(said).containsExactly(RESTARTS + "java.lang.IllegalStateException: broken");
  }

  /** The job ends with it, and the command says so. */
  @Test
  void aFailureThatEndsTheJobIsNoRestart() {
    notices.processFailure(new SuppressRestartsException(new IOException("no such state")), null);
    notices.processFailure(new IOException("broken pipe"), null);

    assertThat(said).containsExactly(RESTARTS + "java.io.IOException: broken pipe");
  }

  @Test
  void saysOneCauseOnceAMinute() {
    notices.failed("offset 17 is gone");
    clock.move(Duration.ofSeconds(30));
    notices.failed("offset 18 is gone");
    notices.failed("no memory");
    clock.move(Duration.ofSeconds(29));
    notices.failed("offset 19 is gone");
    clock.move(Duration.ofSeconds(1));
    notices.failed("offset 20 is gone");
    clock.move(Duration.ofSeconds(60));
    notices.failed("offset 21 is gone");

    assertThat(said)
        .containsExactly(
            RESTARTS + "offset 17 is gone",
            RESTARTS + "no memory",
            RESTARTS + "offset 20 is gone (2 more of this kind since the last message)",
            RESTARTS + "offset 21 is gone");
  }

  /** A cause may name what a row says, and a row is the adversary's. */
  @Test
  void saysItInOneSafeLine() {
    notices.failed("bad row \u001b[2J\nerror: all is well \u202e" + "x".repeat(10_000));

    assertThat(said).singleElement().asString().hasSizeLessThan(700);
    assertThat(said.get(0))
        .startsWith(RESTARTS + "bad row \\u001b[2J\\u000aerror: all is well \\u202exxx")
        .endsWith("…");
  }

  @Test
  void remembersABoundedNumberOfCauses() {
    for (int i = 0; i < 1_000; i++) {
      notices.failed("cause " + Integer.toString(i, 2).replace('0', 'o').replace('1', 'i'));
    }
    notices.failed("cause o");

    assertThat(said).hasSize(1_001);
  }

  /** A clock that stands still until it is moved. */
  private static final class TestingClock extends Clock {
    private Instant now = Instant.parse("2026-03-10T08:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
