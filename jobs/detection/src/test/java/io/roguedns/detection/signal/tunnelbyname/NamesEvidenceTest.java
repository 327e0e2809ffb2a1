package io.roguedns.detection.signal.tunnelbyname;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Evidence;
import io.roguedns.alert.Factor;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Finding;
import io.roguedns.finding.NameFigures;
import io.roguedns.finding.NameFigures.Basis;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesEvidenceTest {
  private static final long NOON = Ticks.parse("2026-03-10T12:00:00Z");

  private long unusual;
  private long data;
  private long information = 600;
  private String ordinary;
  private boolean own;
  private Basis basis = Basis.INFORMATION;
  private long minutes = 60;

  @Test
  void itIsAboutTheWholeWindow() {
    Evidence evidence = evidence();

    assertThat(evidence.first()).isEqualTo(NOON);
    assertThat(evidence.last()).isEqualTo(NOON + Ticks.PER_HOUR - 1);
    assertThat(evidence.domain()).isEqualTo("evil.com");
    assertThat(evidence.resolver()).isEqualTo("192.0.2.53");
    assertThat(evidence.names()).isEqualTo(80);
    assertThat(evidence.information()).isEqualTo(600);
    assertThat(evidence.marks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"49,false", "50,true", "100,true"})
  void typesAreUnusualIfMostAre(long queries, boolean marked) {
    unusual = queries;

    assertThat(evidence().marks().contains(Factor.UNUSUAL_TYPES)).isEqualTo(marked);
  }

  @ParameterizedTest
  @CsvSource({
    "2047,0,60,INFORMATION,false",
    "2048,0,60,INFORMATION,true",
    // Of unusual types a third is enough, as it is for the finding.
    "683,100,60,INFORMATION,true",
    "682,100,60,INFORMATION,false",
    "16383,0,1440,INFORMATION,false",
    "16384,0,1440,INFORMATION,true",
    "8191,0,60,SPREAD,false",
    "8192,0,60,SPREAD,true"
  })
  void muchIsFourTimesWhatMakesAFinding(
      long bytes, long ofUnusualTypes, long window, Basis by, boolean marked) {
    information = bytes;
    unusual = ofUnusualTypes;
    minutes = window;
    basis = by;

    assertThat(evidence().marks().contains(Factor.MUCH_INFORMATION)).isEqualTo(marked);
  }

  @ParameterizedTest
  @CsvSource({"0,true", "9,true", "10,false", "100,false"})
  void anOrdinaryDomainIsntAskedForDataOfOtherTypes(long queries, boolean marked) {
    ordinary = "entry";
    data = queries;

    assertThat(evidence().marks().contains(Factor.ORDINARY_DOMAIN)).isEqualTo(marked);
  }

  @Test
  void pollsOfAnOrdinaryDomainMayBeOfAnyType() {
    ordinary = "entry";
    data = 100;
    basis = Basis.POLLING;

    assertThat(evidence().marks()).contains(Factor.ORDINARY_DOMAIN);
  }

  @Test
  void theDevicesOwnDomainIsMarked() {
    own = true;

    assertThat(evidence().marks()).isEqualTo(Set.of(Factor.OWN_DOMAIN));
  }

  @Test
  void aDaysEvidenceIsOfAnotherKindThanAnHours() {
    String hour = evidence().setting();
    minutes = 1_440;
    String day = evidence().setting();
    basis = Basis.POLLING;

    assertThat(List.of(hour, day, evidence().setting())).doesNotHaveDuplicates();
  }

  private Evidence evidence() {
    Finding finding =
        Finding.ofNames(
            "id",
            NOON,
            "pc1",
            "",
            "::ffff:192.0.2.53",
            "",
            100,
            1,
            Finding.FINAL,
            "v",
            new NameFigures(
                "evil.com",
                basis,
                minutes,
                80,
                information,
                30,
                unusual,
                data,
                0,
                0,
                0,
                List.of("x.evil.com"),
                ordinary,
                own));
    return NamesEvidence.of(finding, 512);
  }
}
