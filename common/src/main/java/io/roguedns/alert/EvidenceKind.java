package io.roguedns.alert;

/** The kinds of evidence: alerts require a kind of evidence, not a signal. */
public enum EvidenceKind {
  /** A process of a device uses an unlisted resolver. */
  USE,
  /** A process of a device sends many queries within a bin. */
  VOLUME,
  /** A resolver setting of a device was written. */
  CHANGE,
  /** A process of a device queries names that carry data, or polls. */
  NAMES
}
