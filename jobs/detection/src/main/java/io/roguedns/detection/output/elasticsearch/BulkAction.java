package io.roguedns.detection.output.elasticsearch;

import io.roguedns.event.RejectedRow;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * What is asked of Elasticsearch for one document.
 *
 * @param version the document's external version: an older one never replaces a newer one
 * @param source the document as JSON; null to delete it
 */
record BulkAction(String index, String id, long version, byte[] source) implements Serializable {
  /** What the names and the punctuation around a document take up, more or less. */
  private static final int AROUND = 160;

  boolean isDelete() {
    return source == null;
  }

  /** About how many bytes it takes up in a request. */
  long size() {
    return AROUND + (source == null ? 0 : source.length);
  }

  /** What goes to the rejected output if Elasticsearch will never take it. */
  RejectedRow refused(String reason) {
    byte[] raw = source == null ? ("delete " + id).getBytes(StandardCharsets.UTF_8) : source;
    return new RejectedRow(
        "elasticsearch:" + index + "/" + id,
        version,
        RejectedRow.Reason.REFUSED,
        reason,
        raw,
        raw.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BulkAction that
        && index.equals(that.index)
        && id.equals(that.id)
        && version == that.version
        && Arrays.equals(source, that.source);
  }

  @Override
  public int hashCode() {
    return Objects.hash(index, id, version, Arrays.hashCode(source));
  }

  @Override
  public String toString() {
    return (isDelete() ? "delete " : "index ") + index + "/" + id + " version " + version;
  }
}
