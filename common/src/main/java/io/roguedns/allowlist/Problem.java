package io.roguedns.allowlist;

/**
 * Something wrong with an allowlist.
 *
 * @param line where, counted from 1
 * @param entryId the entry that it is about, or {@code ""} if it is about none or that has no id
 * @param field the key that it is about, or {@code ""}
 * @param message what is wrong and what would be right, for a person
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
