package io.roguedns.allowlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobPatternTest {
  @ParameterizedTest
  @CsvSource({
    "nessus.exe, nessus.exe",
    "Nessus.EXE, nessus.exe",
    "nessus.exe, NESSUS.EXE",
    "nessus*, nessusd.exe",
    "nessus*, nessus",
    "*.example.com, laptop-7.example.com",
    "svc-*-scan, svc-a-b-scan",
    "*scan*, vulnscanner.exe",
    "**a**b**, xaxbx",
    "a*a, aa",
    "*, anything",
    "*, ''",
    "'  padded ', padded",
    "MÜLLER-*, müller-7",
    "a.c, a.c"
  })
  void matches(String pattern, String text) {
    assertThat(GlobPattern.of(pattern).matches(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "nessus.exe, nessus.exe.bak",
    "nessus.exe, anessus.exe",
    "nessus.exe, ''",
    "nessus*, anessus",
    "*.example.com, example.com",
    "*.example.com, laptop.example.com.evil.test",
    "a*a, a",
    "a*b*c, acb",
    "a.c, abc",
    "a?c, abc"
  })
  void doesNotMatch(String pattern, String text) {
    assertThat(GlobPattern.of(pattern).matches(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nessusd.exe",
        "C:\\Program Files\\Tenable\\Nessus\\nessusd.exe",
        "C:/Program Files/Tenable/NESSUSD.EXE",
        "/opt/nessus/sbin/nessusd.exe"
      })
  void looksAtTheFileNameOfAProcess(String path) {
    assertThat(GlobPattern.of("nessus*.exe").matchesFileName(path)).isTrue();
    assertThat(GlobPattern.of("*tenable*").matchesFileName(path)).isFalse();
  }

  @Test
  void takesNoLongForAPatternThatBacktracks() {
    GlobPattern pattern = GlobPattern.of("*a".repeat(200) + "b");
    String text = "a".repeat(4000);
    Assertions.assertTimeout(
        Duration.ofSeconds(1), () -> assertThat(pattern.matches(text)).isFalse());
  }

  @Test
  void keepsItsText() {
    assertThat(GlobPattern.of("Nessus*")).hasToString("Nessus*");
    assertThat(GlobPattern.of("a*"))
        .isEqualTo(GlobPattern.of(" a* "))
        .hasSameHashCodeAs(GlobPattern.of("a*"));
    assertThat(GlobPattern.of("a*")).isNotEqualTo(GlobPattern.of("b*"));
    assertThatNoException().isThrownBy(() -> GlobPattern.of(""));
  }
}
