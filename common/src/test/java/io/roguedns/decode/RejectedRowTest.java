package io.roguedns.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.decode.RejectedRow.Reason;
import org.junit.jupiter.api.Test;

class RejectedRowTest {
  @Test
  void reasonsAreLabelledInLowerCaseWithHyphens() {
    assertThat(Reason.values())
        .extracting(Reason::label)
        .startsWith("malformed", "too-large", "timestamp", "type");
  }
}
