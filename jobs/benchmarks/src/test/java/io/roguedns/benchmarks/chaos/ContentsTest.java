package io.roguedns.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roguedns.benchmarks.chaos.Contents.Difference;
import io.roguedns.benchmarks.chaos.Contents.Kind;
import org.junit.jupiter.api.Test;

/** Whatever is lost, doubled or wrong in an output is counted as that. */
class ContentsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Contents undisturbed = new Contents(Kind.FINDING, false);
  private final Contents output = new Contents(Kind.FINDING, true);

  @Test
  void findsNoDifferenceWhereThereIsNone() {
    undisturbed.add("a", finding("a", 0, "x"));
    undisturbed.add("b", finding("b", 2, "y"));
    output.add("b", finding("b", 1, "not all of y"));
    output.add("a", finding("a", 0, "x"));
    output.add("b", finding("b", 2, "y"));
    assertThat(output.from(undisturbed).isNone()).isTrue();
  }

  @Test
  void countsWhatIsLost() {
    undisturbed.add("a", finding("a", 0, "x"));
    undisturbed.add("b", finding("b", 2, "y"));
    undisturbed.add("c", finding("c", 0, "z"));
    output.add("b", finding("b", 1, "not all of y"));
    output.add("c", finding("c", 0, "z"));
    output.add("c", null);
    Difference difference = output.from(undisturbed);
    assertThat(difference).extracting("lost", "doubled", "wrong").containsExactly(3, 0, 0);
    assertThat(difference.examples())
        .containsEntry("a", "lost: it isn't there")
        .containsEntry("b", "lost: its last revision is 1")
        .containsEntry("c", "lost: it isn't there");
  }

  @Test
  void countsWhatIsDoubled() {
    undisturbed.add("a", finding("a", 0, "x"));
    undisturbed.add("b", finding("b", 2, "y"));
    output.add("a", finding("a", 0, "x"));
    output.add("a", finding("a", 0, "x"));
    output.add("b", finding("b", 1, "not all of y"));
    output.add("b", finding("b", 1, "not all of y"));
    output.add("b", finding("b", 2, "y"));
    assertThat(output.from(undisturbed))
        .extracting("lost", "doubled", "wrong")
        .containsExactly(0, 2, 0);
  }

  @Test
  void countsWhatIsWrong() {
    undisturbed.add("a", finding("a", 0, "x"));
    output.add("a", finding("a", 0, "another"));
    output.add("b", finding("b", 0, "nobody expects it"));
    assertThat(output.from(undisturbed))
        .extracting("lost", "doubled", "wrong")
        .containsExactly(0, 0, 2);
  }

  @Test
  void missesRevisionsOfAlertsAndAlertsThatAreStillOpen() {
    Contents expected = new Contents(Kind.ALERT, false);
    expected.add("a", alert("a", 3, "closed"));
    expected.add("b", alert("b", 2, "closed"));
    Contents actual = new Contents(Kind.ALERT, true);
    actual.add("a", alert("a", 1, "open"));
    actual.add("a", alert("a", 3, "closed"));
    actual.add("b", alert("b", 1, "open"));
    Difference difference = actual.from(expected);
    assertThat(difference).extracting("lost", "doubled", "wrong").containsExactly(2, 0, 0);
    assertThat(difference.examples())
        .containsEntry("a", "lost: revision 2 isn't there")
        .containsEntry("b", "lost: its last revision is 1");
  }

  @Test
  void indexNeedsTheLastRevisionAlone() {
    Contents expected = new Contents(Kind.ALERT, false);
    expected.add("a", alert("a", 3, "closed"));
    Contents index = new Contents(Kind.ALERT, false);
    index.add("a", alert("a", 3, "closed"));
    assertThat(index.from(expected).isNone()).isTrue();
  }

  /**
   * @param revision 0 for a finding that has none
   */
  private static ObjectNode finding(String id, int revision, String content) {
    ObjectNode finding = JSON.createObjectNode().put("FindingId", id).put("Content", content);
    return revision == 0 ? finding : finding.put("Revision", revision);
  }

  private static ObjectNode alert(String id, int revision, String status) {
    return JSON.createObjectNode()
        .put("AlertId", id)
        .put("Revision", revision)
        .put("Status", status);
  }
}
