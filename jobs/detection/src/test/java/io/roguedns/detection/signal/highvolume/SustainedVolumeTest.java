package io.roguedns.detection.signal.highvolume;

import static io.roguedns.detection.testing.EvidenceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.testing.DefaultAlerts;
import io.roguedns.detection.testing.EvidenceBuilder;
import io.roguedns.detection.testing.PatternHarness;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three bins of five minutes on end. */
class SustainedVolumeTest {
  private final Settings.Alerts.Patterns settings;
  private final PatternHarness.Pipeline pipeline;

  SustainedVolumeTest() throws Exception {
    settings = DefaultAlerts.with().patterns();
    pipeline = volumes -> SustainedVolume.escalate(volumes, Duration.ofMinutes(5), settings);
  }

  private List<Clue> clues(EvidenceBuilder... volumes) throws Exception {
    return PatternHarness.clues(pipeline, volumes);
  }

  private static EvidenceBuilder bin(int number, String process) {
    return volume(300 + number).minute(5 * number).process(process);
  }

  @Test
  void threeBinsOnEnd() throws Exception {
    assertThat(clues(bin(0, "a.exe"), bin(1, "a.exe"))).isEmpty();
    assertThat(clues(bin(0, "a.exe"), bin(1, "A.exe"), bin(2, "a.exe")))
        .singleElement()
        .satisfies(
            clue -> {
              assertThat(clue.pattern()).isEqualTo(SustainedVolume.SUSTAINED_DNS_TUNNELING);
              assertThat(clue.evidence())
                  .extracting(Evidence::queries)
                  .containsExactly(300L, 301L, 302L);
            });
  }

  @Test
  void aGapBeginsAnew() throws Exception {
    assertThat(clues(bin(0, "a.exe"), bin(1, "a.exe"), bin(3, "a.exe"), bin(4, "a.exe"))).isEmpty();
    assertThat(
            clues(
                bin(0, "a.exe"),
                bin(1, "a.exe"),
                bin(3, "a.exe"),
                bin(4, "a.exe"),
                bin(5, "a.exe")))
        .singleElement()
        .satisfies(
            clue ->
                assertThat(clue.evidence())
                    .extracting(Evidence::queries)
                    .containsExactly(303L, 304L, 305L));
  }

  @Test
  void twoProcessesDoNotAddUpAndDoNotHideEachOther() throws Exception {
    assertThat(clues(bin(0, "a.exe"), bin(1, "b.exe"), bin(2, "a.exe"), bin(3, "b.exe"))).isEmpty();
    assertThat(
            clues(
                bin(0, "a.exe"),
                bin(0, "b.exe"),
                bin(1, "a.exe"),
                bin(1, "b.exe"),
                bin(2, "a.exe"),
                bin(2, "b.exe")))
        .extracting(clue -> clue.evidence().get(0).process())
        .containsExactlyInAnyOrder("a.exe", "b.exe");
  }

  @Test
  void otherDevicesBinsDoNotGoOn() throws Exception {
    assertThat(clues(bin(0, "a.exe"), bin(1, "a.exe").device("pc2"), bin(2, "a.exe"))).isEmpty();
  }

  /** A socket that was opened in an earlier bin is read off the wire without its process. */
  @Test
  void binsWithoutAProcessGoOnWithANamedOnes() throws Exception {
    assertThat(clues(bin(0, "a.exe"), bin(1, ""), bin(2, ""))).hasSize(1);
    assertThat(clues(bin(0, "a.exe"), bin(1, ""), bin(2, "b.exe"))).isEmpty();
    assertThat(clues(bin(0, ""), bin(1, ""), bin(2, ""))).hasSize(1);
  }

  @Test
  void orderOfArrivalDoesNotMatterNorARestart() throws Exception {
    PatternHarness disordered = new PatternHarness(pipeline);
    disordered.add(bin(1, "a.exe"), bin(0, "a.exe"));
    disordered.minute(12);
    PatternHarness restarted = new PatternHarness(pipeline, disordered.save());
    restarted.add(bin(2, "a.exe"));

    assertThat(restarted.end())
        .isEqualTo(clues(bin(0, "a.exe"), bin(1, "a.exe"), bin(2, "a.exe")))
        .hasSize(1);
  }
}
