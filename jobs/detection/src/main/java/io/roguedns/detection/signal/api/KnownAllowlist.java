package io.roguedns.detection.signal.api;

import io.roguedns.allowlist.Allowlist;

/**
 * What is known of the allowlist before a job starts, for the reader to drop rows by.
 *
 * @param allowlist the list that rows are judged by; empty if it may change, since no row may be
 *     dropped then because of an entry
 * @param namesAccounts whether an entry names an account, or may come to name one
 */
public record KnownAllowlist(Allowlist allowlist, boolean namesAccounts) {
  /** A list that may become any other while the job runs. */
  public static final KnownAllowlist ANY = new KnownAllowlist(Allowlist.EMPTY, true);

  /** A fixed list. */
  public static KnownAllowlist fixed(Allowlist allowlist) {
    return new KnownAllowlist(
        allowlist, allowlist.entries().stream().anyMatch(entry -> entry.account() != null));
  }
}
