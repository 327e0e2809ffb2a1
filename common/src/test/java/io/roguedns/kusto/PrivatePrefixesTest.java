package io.roguedns.kusto;

import static io.roguedns.kusto.Kusto.and;
import static io.roguedns.kusto.Kusto.between;
import static io.roguedns.kusto.Kusto.hasAny;
import static io.roguedns.kusto.Kusto.not;
import static io.roguedns.kusto.Kusto.or;
import static io.roguedns.kusto.Kusto.splitAt;
import static io.roguedns.kusto.Kusto.startsWith;
import static io.roguedns.kusto.Kusto.toInt;
import static io.roguedns.kusto.Kusto.where;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The query's predicate on addresses, put together from the operators as the query does. */
class PrivatePrefixesTest {
  private static final List<String> AUTHORIZED = List.of("10.0.0.1", "10.0.0.2");
  private static final List<String> KNOWN = List.of("8.8.8.8", "1.1.1.1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6.6.6.6",
        "::ffff:10.1.2.3",
        "",
        "-",
        "::1",
        "fd00::53",
        "fe80::1",
        "169.254.1.1",
        "100.64.0.1",
        "168.63.129.16",
        "172.15.0.1",
        "172.32.0.1"
      })
  void fires(String remoteIp) {
    assertThat(unauthorizedResolver(remoteIp)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "10.0.0.1",
        "::ffff:8.8.8.8",
        "10.1.2.3",
        "192.168.1.1",
        "127.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "172.",
        "172.x.1.1"
      })
  void doesNot(String remoteIp) {
    assertThat(unauthorizedResolver(remoteIp)).isFalse();
  }

  private static boolean unauthorizedResolver(String ip) {
    return where(not(hasAny(ip, AUTHORIZED)))
        && where(not(hasAny(ip, KNOWN)))
        && where(
            not(
                or(
                    or(
                        or(startsWith(ip, "10."), startsWith(ip, "192.168.")),
                        startsWith(ip, "127.")),
                    and(startsWith(ip, "172."), between(toInt(splitAt(ip, '.', 1)), 16, 31)))));
  }
}
