package io.roguedns.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainPatternTest {
  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, true",
    "example.com, EXAMPLE.com., true",
    "Example.COM., a.b.example.com, true",
    "example.com, badexample.com, false",
    "example.com, example.com.evil.test, false",
    "example.com, com, false",
    "*.example.com, example.com, true",
    "*.example.com, a.example.com, true",
    "*.example.com, badexample.com, false",
    "cdn-*.example.com, cdn-7.example.com, true",
    "cdn-*.example.com, a.cdn-7.example.com, false",
    "cdn-*.example.com, example.com, false",
    "*.cdn-*.example.com, a.cdn-7.example.com, true"
  })
  void isANameAndAllBeneathIt(String pattern, String name, boolean matches) {
    assertThat(DomainPattern.of(pattern).matches(name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "EXAMPLE.com.",
        "*.example.com",
        "cdn-*.example.co.uk",
        "*.a*.example.com",
        "d111.cloudfront.net",
        "cloudfront.net",
        "corp",
        "*.corp",
        "_dmarc.example.com",
        "in-addr.arpa",
        "*.ip6.arpa",
        "xn--bcher-kva.example"
      })
  void mayFixARegisteredDomain(String pattern) {
    assertThat(DomainRules.problem(pattern)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com",
        "*.com",
        "co.uk",
        "*.co.uk",
        "*",
        "**",
        "*.*",
        "*com",
        "*example.com",
        "cdn.*",
        "example.*",
        "*.example.*",
        "a*.com"
      })
  void mayNotCoverWhatAnyoneCanRegister(String pattern) {
    assertThat(DomainRules.problem(pattern))
        .hasValueSatisfying(problem -> assertThat(problem).contains("anyone can register"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        ".example.com",
        "a..example.com",
        "exa mple.com",
        "https://example.com",
        "192.0.2.1",
        "a_very_long_label_that_goes_on_and_on_and_on_until_it_is_too_long_indeed.example.com"
      })
  void hasToBeADomainName(String pattern) {
    assertThat(DomainRules.problem(pattern))
        .hasValueSatisfying(problem -> assertThat(problem).endsWith("isn't a domain name"));
  }

  @ParameterizedTest
  @CsvSource({"bücher.example, xn--bcher-kva.example"})
  void hasToBeAscii(String pattern, String ascii) {
    assertThat(DomainRules.problem(pattern))
        .hasValueSatisfying(problem -> assertThat(problem).contains("isn't ASCII", ascii));
  }
}
