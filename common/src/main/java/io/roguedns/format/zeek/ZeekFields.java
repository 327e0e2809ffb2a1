package io.roguedns.format.zeek;

import java.util.List;

/** What a row of a log says, however it is spelled. Text that it lacks is {@code ""}. */
interface ZeekFields {
  /** Whether the row or its log has a field at all. */
  boolean has(String field);

  /** Whether the row says something of a field, be it an empty text. */
  boolean isSet(String field);

  /** A field by Zeek's own name of it, such as {@code id.orig_h}. */
  String text(String field);

  /** The elements of a field that is a set or a vector. */
  List<String> texts(String field);

  /** The log that the row names, such as {@code dns}; {@code ""} if it names none. */
  String path();
}
