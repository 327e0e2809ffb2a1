package io.roguedns.event;

import java.util.List;
import java.util.Objects;

/**
 * A DNS query and its response, as far as a row has them. Text is never null: missing values are
 * {@code ""}.
 *
 * @param timestamp the query's time, in {@link Ticks}
 * @param processName the file name of the querying process; {@code ""} for rows of a network sensor
 * @param account the account that the process ran under
 * @param resolver the resolver's address, as the sender wrote it; {@code ""} if the row has none,
 *     as Sysmon's
 * @param name the query name, as the sender wrote it: any text, since the client chooses it; see
 *     the package {@code dns}
 * @param type the query type, see {@link io.roguedns.dns.RecordType}; {@code ""} if unknown
 * @param responseCode such as {@code NOERROR} or {@code NXDOMAIN}; {@code ""} if unknown
 * @param answers the answers' data, one text each, at most {@link #MOST_ANSWERS}
 * @param origin the origin of the process
 */
public record DnsQuery(
    long timestamp,
    String deviceName,
    String processName,
    String account,
    String resolver,
    String name,
    String type,
    String responseCode,
    List<String> answers,
    ProcessOrigin origin) {
  /** The maximum of answers per response. */
  public static final int MOST_ANSWERS = 64;

  public DnsQuery {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(origin, "origin");
  }

  /** The total number of characters in the answers. */
  public long answerLength() {
    long length = 0;
    for (String answer : answers) {
      length += answer.length();
    }
    return length;
  }
}
