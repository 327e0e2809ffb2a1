package io.roguedns.benchmarks.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What an output has of each finding or alert, by its id. Holds digests, not texts. */
final class Contents {
  /** So many differences of a kind are kept. */
  private static final int MAX_EXAMPLES = 20;

  /** The final revision of a finding; one that has none is final. */
  private static final int FINAL = 2;

  /** What the job writes. */
  enum Kind {
    FINDING("FindingId"),
    ALERT("AlertId");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    String id(JsonNode node) {
      return node.path(id).asText();
    }

    int revision(JsonNode node) {
      return node.path("Revision").asInt(FINAL);
    }

    boolean isFinal(JsonNode node) {
      return this == FINDING
          ? revision(node) == FINAL
          : node.path("Status").asText().equals("closed");
    }
  }

  /** What has been seen of one id. */
  private static final class Seen {
    private final BitSet revisions = new BitSet();
    private int latest = -1;
    private boolean isFinal;
    private UUID digest;
  }

  /**
   * How an output differs from what it should hold.
   *
   * @param lost what isn't there, or not in its final revision, or lacks an earlier revision
   * @param doubled revisions that are there once more
   * @param wrong what is there with another content, or shouldn't be there
   * @param examples ids of some, with what is the matter
   */
  record Difference(
      int expected, int found, int lost, int doubled, int wrong, Map<String, String> examples) {
    boolean isNone() {
      return lost == 0 && doubled == 0 && wrong == 0;
    }
  }

  private final Kind kind;
  private final boolean everyRevision;
  private final Map<String, Seen> byId = new HashMap<>();
  private final List<String> doubled = new ArrayList<>();

  /**
   * @param everyRevision whether the output has all revisions of an alert, and not the last alone
   */
  Contents(Kind kind, boolean everyRevision) {
    this.kind = kind;
    this.everyRevision = everyRevision;
  }

  /** Takes in what an output has; null is what withdraws an id. */
  void add(String id, JsonNode value) {
    if (value == null) {
      byId.remove(id);
      return;
    }
    Seen seen = byId.computeIfAbsent(id, any -> new Seen());
    int revision = kind.revision(value);
    if (seen.revisions.get(revision)) {
      doubled.add(id);
    }
    seen.revisions.set(revision);
    if (revision >= seen.latest) {
      seen.latest = revision;
      seen.isFinal = kind.isFinal(value);
      seen.digest = UUID.nameUUIDFromBytes(value.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  int size() {
    return byId.size();
  }

  /** How this differs from what an undisturbed run has, of which the last revisions count. */
  Difference from(Contents undisturbed) {
    Map<String, String> examples = new HashMap<>();
    int lost = 0;
    int wrong = 0;
    for (Map.Entry<String, Seen> expected : undisturbed.byId.entrySet()) {
      Seen actual = byId.get(expected.getKey());
      String missing = missing(actual);
      if (missing != null) {
        example(examples, lost++, expected.getKey(), "lost: " + missing);
      } else if (!actual.digest.equals(expected.getValue().digest)) {
        example(examples, wrong++, expected.getKey(), "wrong: another content");
      }
    }
    for (String id : byId.keySet()) {
      if (!undisturbed.byId.containsKey(id)) {
        example(examples, wrong++, id, "wrong: the undisturbed run doesn't have it");
      }
    }
    for (int i = 0; i < doubled.size(); i++) {
      example(examples, i, doubled.get(i), "doubled");
    }
    return new Difference(undisturbed.size(), byId.size(), lost, doubled.size(), wrong, examples);
  }

  private String missing(Seen actual) {
    if (actual == null) {
      return "it isn't there";
    }
    if (!actual.isFinal) {
      return "its last revision is " + actual.latest;
    }
    if (everyRevision && kind == Kind.ALERT && actual.revisions.nextClearBit(1) < actual.latest) {
      return "revision " + actual.revisions.nextClearBit(1) + " isn't there";
    }
    return null;
  }

  private static void example(Map<String, String> examples, int number, String id, String what) {
    if (number < MAX_EXAMPLES) {
      examples.merge(id, what, (before, more) -> before + "; " + more);
    }
  }
}
