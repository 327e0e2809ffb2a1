package io.roguedns.format.sysmon;

import io.roguedns.dns.ResponseCode;
import io.roguedns.json.Numbers;
import java.util.Map;

/**
 * What became of a query, as Windows has it: 0, an error of Windows, or 9000 and DNS's own code.
 * Winlogbeat writes names of errors for numbers.
 */
final class QueryStatus {
  private static final long OF_DNS = 9_000;
  private static final long LAST_OF_DNS = OF_DNS + 99;

  /** The name is there and has no record of that type: no error to DNS. */
  private static final long NO_RECORDS = 9_501;

  private static final String NAME_OF_DNS = "DNS_ERROR_RCODE_";

  private static final Map<String, Long> NAMES =
      Map.ofEntries(
          Map.entry("FORMAT_ERROR", 1L),
          Map.entry("SERVER_FAILURE", 2L),
          Map.entry("NAME_ERROR", 3L),
          Map.entry("NOT_IMPLEMENTED", 4L),
          Map.entry("REFUSED", 5L),
          Map.entry("YXDOMAIN", 6L),
          Map.entry("YXRRSET", 7L),
          Map.entry("NXRRSET", 8L),
          Map.entry("NOTAUTH", 9L),
          Map.entry("NOTZONE", 10L));

  private QueryStatus() {}

  /** The response code by its name; for an error that is none of DNS, what was written. */
  static String responseCode(String status) {
    if (status.equals("SUCCESS") || status.equals("DNS_INFO_NO_RECORDS")) {
      return ResponseCode.of(0);
    }
    if (status.startsWith(NAME_OF_DNS)) {
      Long code = NAMES.get(status.substring(NAME_OF_DNS.length()));
      return code == null ? status : ResponseCode.of(code);
    }
    long number = Numbers.ofText(status);
    if (number == 0 || number == NO_RECORDS) {
      return ResponseCode.of(0);
    }
    return number > OF_DNS && number <= LAST_OF_DNS ? ResponseCode.of(number - OF_DNS) : status;
  }
}
