package io.roguedns.allowlist;

/**
 * Something wrong with an allowlist.
 *
 * @param line where, counted from 1
 * @param entryId the entry's id, or {@code ""} if there is no entry or it has no id
 * @param field the key, or {@code ""}
 * @param message the problem and its remedy
 */
public record Problem(int line, String entryId, String field, String message) {
  /** {@code line 12, entry vpn, address: ...}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("line ").append(line);
    if (!entryId.isEmpty()) {
      text.append(", entry ").append(entryId);
    }
    if (!field.isEmpty()) {
      text.append(", ").append(field);
    }
    return text.append(": ").append(message).toString();
  }
}
