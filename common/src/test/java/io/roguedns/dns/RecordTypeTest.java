package io.roguedns.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTypeTest {
  @ParameterizedTest
  @CsvSource({
    "16, TXT",
    "txt, TXT",
    "TYPE16, TXT",
    "' TXT ', TXT",
    "10, NULL",
    "*, ANY",
    "255, ANY",
    "65399, TYPE65399",
    "PRIVATE, TYPE65399",
    "TYPE65399, TYPE65399",
    "65, HTTPS",
    "nonsense, NONSENSE",
    "'', ''",
    "-, ''",
    "0, ''",
    "65536, ''",
    "99999999999, 99999999999"
  })
  void aTypeHasOneName(String written, String name) {
    assertThat(RecordType.of(written)).isEqualTo(name);
  }

  @Test
  void numbersAreThoseOfIana() {
    assertThat(RecordType.of(28)).isEqualTo("AAAA");
    assertThat(RecordType.of(-1)).isEmpty();
    assertThat(RecordType.of(Long.MAX_VALUE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TXT", "NULL", "CNAME", "MX", "KEY", "SRV", "TYPE65399", "NONSENSE"})
  void ordinaryClientsAskForFewTypes(String type) {
    assertThat(RecordType.isOrdinary(type)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "AAAA", "PTR", "HTTPS", "SVCB", "DS", "DNSKEY", "NS", "SOA"})
  void theseTheyAskFor(String type) {
    assertThat(RecordType.isOrdinary(type)).isTrue();
  }
}
