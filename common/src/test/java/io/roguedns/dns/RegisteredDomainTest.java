package io.roguedns.dns;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisteredDomainTest {
  @ParameterizedTest
  @CsvSource({
    // Under public suffixes, of any number of labels, with the tenants of hosting platforms.
    "www.example.com,                 example.com,         www,        true",
    "example.com,                     example.com,         '',         true",
    "a.b.c.example.co.uk,             example.co.uk,       a.b.c,      true",
    "data.tenant.github.io,           tenant.github.io,    data,       true",
    "x.d111.cloudfront.net,           d111.cloudfront.net, x,          true",
    "www.ck,                          www.ck,              '',         true",
    "a.xn--bcher-kva.example.com,     example.com, a.xn--bcher-kva,    true",
    // A public suffix is nobody's domain.
    "com,                             '',                  com,        true",
    "co.uk,                           '',                  co.uk,      true",
    // Suffixes that aren't on the list.
    "laeg.pirate.sea,                 pirate.sea,          laeg,       false",
    "host.corp.internal,              corp.internal,       host,       false",
    "corp.internal,                   corp.internal,       '',         false",
    "_ldap._tcp.dc._msdcs.corp.local, corp.local, _ldap._tcp.dc._msdcs, false",
    "wpad,                            '',                  wpad,       false",
    "'',                              '',                  '',         false",
    // Reverse zones are cut after the first octet or digit.
    "4.3.2.10.in-addr.arpa,           10.in-addr.arpa,     4.3.2,      true",
    "1.0.0.2.ip6.arpa,                2.ip6.arpa,          1.0.0,      true",
    // Labels that no registry has.
    "a_b.example.com,                 example.com,         a_b,        true",
    "a\\000.example.com,              example.com,         a\\000,     true",
    "a.b\\000.com,                    b\\000.com,          a,          true",
    "x.y.com\\000,                    y.com\\000,          x,          false",
    "x.-y-.com,                       -y-.com,             x,          true"
  })
  void whatIsRegisteredAndWhatIsFree(String name, String domain, String free, boolean listed) {
    assertThat(RegisteredDomain.of(DnsName.of(name)))
        .isEqualTo(new RegisteredDomain(domain, free, listed));
  }

  @Property
  void domainAndWhatIsFreeAreTheName(@ForAll @StringLength(max = 60) String asked) {
    DnsName name = DnsName.of(asked + ".ab.com");
    RegisteredDomain domain = RegisteredDomain.of(name);

    assertThat(domain.free().isEmpty() ? domain.text() : domain.free() + "." + domain.text())
        .isEqualTo(name.toString());
  }
}
