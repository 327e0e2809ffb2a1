package io.roguedns.dns;

import java.util.List;

/**
 * The codes of DNS responses by their names, as IANA registers them: <a
 * href="https://www.iana.org/assignments/dns-parameters">Domain Name System Parameters</a>.
 */
public final class ResponseCode {
  private static final List<String> NAMES =
      List.of(
          "NOERROR",
          "FORMERR",
          "SERVFAIL",
          "NXDOMAIN",
          "NOTIMP",
          "REFUSED",
          "YXDOMAIN",
          "YXRRSET",
          "NXRRSET",
          "NOTAUTH",
          "NOTZONE");

  private ResponseCode() {}

  /** The name of a number, or its digits if it has none; {@code ""} for a negative one. */
  public static String of(long number) {
    if (number < 0) {
      return "";
    }
    return number < NAMES.size() ? NAMES.get((int) number) : Long.toString(number);
  }
}
