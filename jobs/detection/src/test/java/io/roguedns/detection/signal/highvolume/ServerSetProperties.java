package io.roguedns.detection.signal.highvolume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ServerSetProperties {
  @Provide
  Arbitrary<List<String>> servers() {
    Arbitrary<String> v4 =
        Arbitraries.integers()
            .between(0, 3)
            .list()
            .ofSize(4)
            .map(o -> o.get(0) + "." + o.get(1) + "." + o.get(2) + "." + o.get(3));
    return Arbitraries.oneOf(
            v4,
            Arbitraries.strings().withChars("01.").ofMaxLength(9),
            Arbitraries.of("", "-", "::1", "1.2.3", "01.2.3.4", "256.1.1.1", "255.255.255.255"))
        .list()
        .ofMaxSize(400);
  }

  @Property(tries = 300)
  void holdsEachServerOnce(@ForAll("servers") List<String> servers) {
    ServerSet set = new ServerSet();
    servers.forEach(set::add);
    Set<String> plain = new HashSet<>(servers);
    assertThat(set.size()).isEqualTo(plain.size());
    assertThat(set.packed().length + set.others().size()).isEqualTo(plain.size());
    assertThat(set.packed()).isSorted();
    assertThat(set.others()).isSorted();
  }

  @Example
  void stopsGrowing() {
    ServerSet set = new ServerSet();
    for (int i = 0; i < ServerSet.MOST + 10; i++) {
      set.add((i >>> 24) + "." + (i >>> 16 & 255) + "." + (i >>> 8 & 255) + "." + (i & 255));
    }
    assertThat(set.size()).isEqualTo(ServerSet.MOST);
  }
}
