package io.roguedns.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "**",
        " * ",
        "*.*",
        "*.exe",
        "*.EXE",
        "*-*",
        "***.***",
        "?*",
        "*e",
        "e*",
        "a*",
        "*7",
        "*x*",
        "*.e*",
        "*xe",
        "*exe",
        "*E*X*E",
        "*.com",
        "a*.exe",
        "ab*.exe",
        "*svc*",
        "svc*",
        "*host*",
        "sv*host.exe",
        "svchost*",
        "*resolve*",
        "*d*n*s*m*",
        "*o*e*.exe",
        "*ü*"
      })
  void programsThatCannotBeToldApart(String pattern) {
    assertThat(PatternRules.fitsNearlyEverything(Field.PROCESS, GlobPattern.of(pattern))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nessus.exe",
        "svchost.exe",
        "-",
        "e",
        "scanner*.exe",
        "*scan*.exe",
        "*scan*",
        "postfix*",
        "subfinder*",
        "chrom*",
        "dns-*-probe",
        "abc*",
        "*.exe.tmp1"
      })
  void programsThatCan(String pattern) {
    assertThat(PatternRules.fitsNearlyEverything(Field.PROCESS, GlobPattern.of(pattern))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "account, *e, true",
    "account, *service*, true",
    "account, *\\*, true",
    "account, NT AUTHORITY\\*, true",
    "account, *system*, true",
    "account, ro*ot, true",
    "account, svc-*, false",
    "account, dev-*, false",
    "account, NETWORK SERVICE, false",
    "device, *, true",
    "device, *7, true",
    "device, pc*, true",
    "device, redteam-*, false",
    "device, *.example.com, false",
    "network, '*-*', true",
    "network, Guest-*, false"
  })
  void otherFields(String key, String pattern, boolean everything) {
    Field field = Field.ofKey(key).orElseThrow();

    assertThat(PatternRules.fitsNearlyEverything(field, GlobPattern.of(pattern)))
        .isEqualTo(everything);
  }
}
