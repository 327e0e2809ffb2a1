package io.roguedns.detection.signal.unauthorizedresolver;

import static io.roguedns.detection.testing.EvidenceBuilder.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Clue;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.testing.DefaultAlerts;
import io.roguedns.detection.testing.EvidenceBuilder;
import io.roguedns.detection.testing.PatternHarness;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five findings within a day, over ten minutes or more. */
class PersistentUseTest {
  private final Settings.Alerts.Patterns settings;
  private final PatternHarness.Pipeline pipeline;

  PersistentUseTest() throws Exception {
    settings = DefaultAlerts.with().patterns();
    pipeline = uses -> PersistentUse.escalate(uses, settings);
  }

  private List<Clue> clues(EvidenceBuilder... uses) throws Exception {
    return PatternHarness.clues(pipeline, uses);
  }

  @Test
  void fourFindingsAreTooFewAndFiveEnough() throws Exception {
    EvidenceBuilder[] four = {
      use().minute(0), use().minute(5), use().minute(10).findings(2),
    };
    assertThat(clues(four)).isEmpty();

    assertThat(clues(four[0], four[1], four[2], use().minute(20)))
        .singleElement()
        .satisfies(
            clue -> {
              assertThat(clue.pattern()).isEqualTo(PersistentUse.PERSISTENT_UNAUTHORIZED_RESOLVER);
              assertThat(clue.evidence())
                  .containsExactly(
                      four[0].build(), four[1].build(), four[2].build(), use().minute(20).build());
            });
  }

  @Test
  void whatIsOverInAMomentIsNot() throws Exception {
    assertThat(clues(use().minute(0).findings(40), use().minute(9.9).findings(40))).isEmpty();
    assertThat(clues(use().minute(0).findings(40), use().minute(10))).hasSize(1);
    assertThat(clues(use().lasting(10).findings(5))).as("one bin is wide enough").hasSize(1);
  }

  @Test
  void whatIsLongerAgoThanADayDoesNotCount() throws Exception {
    assertThat(
            clues(
                use().minute(0).findings(2),
                use().minute(30),
                use().minute(60 * 24 + 45),
                use().minute(60 * 24 + 55)))
        .isEmpty();
    assertThat(
            clues(
                use().minute(0),
                use().minute(60 * 24 + 1).findings(2),
                use().minute(60 * 24 + 11).findings(3)))
        .as("what came after it still does")
        .singleElement()
        .satisfies(clue -> assertThat(clue.evidence()).hasSize(2));
  }

  @Test
  void everyProcessAndResolverAndDeviceIsForItself() throws Exception {
    assertThat(
            clues(
                use().minute(0).findings(2),
                use().minute(1).findings(2).process("b.exe"),
                use().minute(2).findings(2).resolver("198.51.100.54"),
                use().minute(3).findings(2).device("pc2"),
                use().minute(15).findings(2),
                use().minute(16).findings(2).process("b.exe"),
                use().minute(17).findings(2).resolver("198.51.100.54"),
                use().minute(18).findings(2).device("pc2")))
        .isEmpty();
    assertThat(
            clues(
                use().minute(0).findings(3),
                use().minute(1).findings(3).process("b.exe"),
                use().minute(15).findings(3).process("A.EXE"),
                use().minute(16).findings(3).process("B.EXE")))
        .extracting(clue -> clue.evidence().get(0).process())
        .containsExactly("a.exe", "b.exe");
  }

  @Test
  void orderOfArrivalDoesNotMatterNorARestart() throws Exception {
    List<Clue> inOrder =
        clues(use().minute(0), use().minute(5).findings(2), use().minute(12).findings(2));
    PatternHarness disordered = new PatternHarness(pipeline);
    disordered.add(use().minute(5).findings(2), use().minute(0));
    disordered.minute(11);
    assertThat(disordered.clues()).isEmpty();

    PatternHarness restarted = new PatternHarness(pipeline, disordered.save());
    restarted.add(use().minute(12).findings(2));
    assertThat(restarted.end()).isEqualTo(inOrder).hasSize(1);
  }
}
