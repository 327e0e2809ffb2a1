package io.roguedns.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AllowlistLayersTest {
  private static final AllowlistEntry Z = resolver("z", "192.0.2.1");
  private static final AllowlistEntry B = resolver("b", "192.0.2.2");
  private static final AllowlistEntry OTHER_B = resolver("b", "192.0.2.3");
  private static final AllowlistEntry A = resolver("a", "192.0.2.4");
  private static final AllowlistEntry C = resolver("c", "192.0.2.5");

  @Test
  void replacesInPlaceAndAddsTheOthersById() {
    assertThat(AllowlistLayers.inForce(List.of(Z, B), byId(C, OTHER_B, A)))
        .containsExactly(Z, OTHER_B, A, C);
  }

  @Test
  void eitherMayBeEmpty() {
    assertThat(AllowlistLayers.inForce(List.of(Z, B), byId())).containsExactly(Z, B);
    assertThat(AllowlistLayers.inForce(List.of(), byId(C, A))).containsExactly(A, C);
    assertThat(AllowlistLayers.inForce(List.of(), byId())).isEmpty();
  }

  private static AllowlistEntry resolver(String id, String address) {
    return AllowlistEntry.builder(id, EntryKind.AUTHORIZED_RESOLVER).address(address).build();
  }

  private static SortedMap<String, AllowlistEntry> byId(AllowlistEntry... entries) {
    SortedMap<String, AllowlistEntry> byId = new TreeMap<>();
    for (AllowlistEntry entry : entries) {
      byId.put(entry.id(), entry);
    }
    return byId;
  }
}
