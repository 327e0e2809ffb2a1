package io.roguedns.format;

/** How text other than JSON holds rows. */
public enum TextForm {
  /** Windows events as XML elements. */
  XML,
  /** Tab-separated lines below a header that names their fields. */
  TSV
}
