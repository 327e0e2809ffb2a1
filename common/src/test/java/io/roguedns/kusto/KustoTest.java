package io.roguedns.kusto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KustoTest {
  private static final Boolean NULL = null;

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1",
    "'10.0.0.1,6.6.6.6', 10.0.0.1",
    "'6.6.6.6,10.0.0.1', 10.0.0.1",
    "'8.8.8.8 6.6.6.6', 8.8.8.8",
    "::ffff:10.0.0.1, 10.0.0.1",
    "::ffff:8.8.8.8, 8.8.8.8",
    "10.0.0.1:53, 10.0.0.1",
    "110.0.0.1 10.0.0.1, 10.0.0.1",
    "10.0.0.10.0.0.1, 0.0.1",
    "é10.0.0.1é, 10.0.0.1",
    "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Tcpip\\Parameters, Tcpip\\Parameters",
    "x\\tcpip\\PARAMETERS\\Interfaces, Tcpip\\Parameters",
    "anything, ''",
    "'', ''"
  })
  void hasAWholeTerm(String text, String term) {
    assertThat(Kusto.has(text, term)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.10, 10.0.0.1",
    "110.0.0.1, 10.0.0.1",
    "10.0.0.1a, 10.0.0.1",
    "A10.0.0.1, 10.0.0.1",
    "::ffff:10.1.2.3, 10.0.0.1",
    "'10.9.9.9,6.6.6.6', 10.0.0.1",
    "10.0.0, 10.0.0.1",
    "'', 10.0.0.1",
    "-, 10.0.0.1",
    "x\\Tcpip6\\Parameters, Tcpip\\Parameters",
    "x\\XTcpip\\Parameters, Tcpip\\Parameters",
    "x\\Tcpip\\ParametersX, Tcpip\\Parameters",
    "fe80::1, ::1"
  })
  void hasNoPartOfATerm(String text, String term) {
    assertThat(Kusto.has(text, term)).isFalse();
  }

  @Test
  void hasAnyOfSeveralTerms() {
    assertThat(Kusto.hasAny("8.8.8.8 6.6.6.6", List.of("10.0.0.1", "8.8.8.8"))).isTrue();
    assertThat(Kusto.hasAny("6.6.6.6", List.of("10.0.0.1", "8.8.8.8"))).isFalse();
    assertThat(Kusto.hasAny("6.6.6.6", List.of())).isFalse();
  }

  @Test
  void startsWithoutRegardToCase() {
    assertThat(Kusto.startsWith("10.9.9.9,6.6.6.6", "10.")).isTrue();
    assertThat(Kusto.startsWith("ABC", "ab")).isTrue();
    assertThat(Kusto.startsWith("abc", "")).isTrue();
    assertThat(Kusto.startsWith("100.64.0.1", "10.")).isFalse();
    assertThat(Kusto.startsWith("::ffff:10.1.2.3", "10.")).isFalse();
    assertThat(Kusto.startsWith("10", "10.")).isFalse();
    assertThat(Kusto.startsWith("", "10.")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "16, 16",
    "' 31 ', 31",
    "+5, 5",
    "-5, -5",
    "000016, 16",
    "2147483647, 2147483647",
    "-2147483648, -2147483648"
  })
  void readsWholeNumbers(String text, int number) {
    assertThat(Kusto.toInt(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "+",
        "-",
        "1.5",
        "1e3",
        "0x10",
        "1 2",
        "--1",
        "- 1",
        "١",
        "2147483648",
        "-2147483649",
        "99999999999999999999999999"
      })
  void givesNullForTextThatIsNoNumber(String text) {
    assertThat(Kusto.toInt(text)).isNull();
  }

  @Test
  void givesNullForNull() {
    assertThat(Kusto.toInt(null)).isNull();
    assertThat(Kusto.between(null, 16, 31)).isNull();
  }

  @Test
  void splitsIntoParts() {
    assertThat(Kusto.splitAt("172.16.0.1", '.', 0)).isEqualTo("172");
    assertThat(Kusto.splitAt("172.16.0.1", '.', 1)).isEqualTo("16");
    assertThat(Kusto.splitAt("172.16.0.1", '.', 3)).isEqualTo("1");
    assertThat(Kusto.splitAt("172.16.0.1", '.', 4)).isNull();
    assertThat(Kusto.splitAt("172.", '.', 1)).isEmpty();
    assertThat(Kusto.splitAt("172", '.', 1)).isNull();
    assertThat(Kusto.splitAt("", '.', 0)).isEmpty();
    assertThat(Kusto.splitAt("", '.', 1)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"15, false", "16, true", "31, true", "32, false"})
  void isBetweenWithBothEnds(int value, boolean between) {
    assertThat(Kusto.between(value, 16, 31)).isEqualTo(between);
  }

  @Test
  void followsThreeValuedLogic() {
    assertThat(Kusto.not(true)).isFalse();
    assertThat(Kusto.not(false)).isTrue();
    assertThat(Kusto.not(NULL)).isNull();

    assertThat(Kusto.and(true, true)).isTrue();
    assertThat(Kusto.and(true, false)).isFalse();
    assertThat(Kusto.and(false, NULL)).isFalse();
    assertThat(Kusto.and(NULL, false)).isFalse();
    assertThat(Kusto.and(true, NULL)).isNull();
    assertThat(Kusto.and(NULL, true)).isNull();
    assertThat(Kusto.and(NULL, NULL)).isNull();

    assertThat(Kusto.or(false, false)).isFalse();
    assertThat(Kusto.or(false, true)).isTrue();
    assertThat(Kusto.or(true, NULL)).isTrue();
    assertThat(Kusto.or(NULL, true)).isTrue();
    assertThat(Kusto.or(false, NULL)).isNull();
    assertThat(Kusto.or(NULL, false)).isNull();
    assertThat(Kusto.or(NULL, NULL)).isNull();

    assertThat(Kusto.where(true)).isTrue();
    assertThat(Kusto.where(false)).isFalse();
    assertThat(Kusto.where(NULL)).isFalse();
  }
}
