package io.roguedns.finding;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * Makes a finding's id from what was found: the first 128 bits of a SHA-256 over the signal and the
 * fields that identify the evidence. The same evidence has the same id in every run, mode, order
 * and input format.
 */
public final class FindingId {
  private final Hasher hasher = Hashing.sha256().newHasher();

  private FindingId() {}

  public static FindingId of(DetectionType type) {
    return new FindingId().with(type.signal());
  }

  /** The same for an alert: its subject and its first evidence identify it. */
  public static FindingId ofAlert() {
    return new FindingId().with("alert");
  }

  /** Adds a field; its length goes in too, so that {@code ab, c} and {@code a, bc} differ. */
  public FindingId with(String field) {
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    hasher.putInt(bytes.length).putBytes(bytes);
    return this;
  }

  public FindingId with(long field) {
    hasher.putInt(Long.BYTES).putLong(field);
    return this;
  }

  /** 32 hexadecimal digits. */
  public String hex() {
    return hasher.hash().toString().substring(0, 32);
  }
}
