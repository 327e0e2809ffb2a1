package io.roguedns.alert;

/** What evidence is of: alerts ask for a kind of evidence, not for the signal that found it. */
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
