package io.roguedns.detection.output.elasticsearch;

import java.util.List;

/**
 * What Elasticsearch said to a bulk request.
 *
 * @param kind what it means for the request as a whole
 * @param items what it means for each document, in the request's order; empty unless the kind is
 *     {@link Kind#JUDGED}
 * @param reason for a person; empty if the kind is {@link Kind#JUDGED}
 */
record BulkAnswer(Kind kind, List<Item> items, String reason) {
  /** What an answer means for a request as a whole. */
  enum Kind {
    /** Each document has an answer of its own. */
    JUDGED,
    /** It can't be done now: the same again, later. */
    LATER,
    /** It can't be done now at this size: halves of it, later. */
    LATER_SMALLER,
    /** It can't be done at this size: halves of it, or for a single document never. */
    SMALLER,
    /** Nothing that is sent will be taken until somebody changes something. */
    FATAL
  }

  /**
   * What an answer means for one document.
   *
   * @param reason for a person; empty if it was taken
   */
  record Item(Outcome outcome, String reason) {
    static final Item TAKEN = new Item(Outcome.TAKEN, "");
  }

  /** What can become of a document. */
  enum Outcome {
    /** It is there, or a newer one is. */
    TAKEN,
    /** Not now. */
    LATER,
    /** Not until the cluster has room for another index; documents of other indices are taken. */
    NO_ROOM_FOR_INDEX,
    /** Never. */
    REFUSED,
    /** Like {@link Kind#FATAL}. */
    FATAL
  }

  static BulkAnswer judged(List<Item> items) {
    return new BulkAnswer(Kind.JUDGED, items, "");
  }

  static BulkAnswer of(Kind kind, String reason) {
    return new BulkAnswer(kind, List.of(), reason);
  }
}
