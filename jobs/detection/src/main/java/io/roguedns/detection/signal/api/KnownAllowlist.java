package io.roguedns.detection.signal.api;

import io.roguedns.allowlist.Allowlist;

/**
 * The allowlist as known before a job starts, by which the reader drops rows.
 *
 * @param allowlist the list; empty if it may change, since then no entry may cause a dropped row
 * @param namesAccounts whether an entry names an account, or may come to name one
 */
public record KnownAllowlist(Allowlist allowlist, boolean namesAccounts) {
  /** A list that may change while the job runs. */
  public static final KnownAllowlist ANY = new KnownAllowlist(Allowlist.EMPTY, true);

  /** A fixed list. */
  public static KnownAllowlist fixed(Allowlist allowlist) {
    return new KnownAllowlist(
        allowlist, allowlist.entries().stream().anyMatch(entry -> entry.account() != null));
  }
}
