package io.roguedns.event;

import java.util.List;
import java.util.Objects;

/**
 * A question that was asked of DNS, and what came back, as far as a row tells. Text is never null:
 * what a row lacks is {@code ""}.
 *
 * @param timestamp when it was asked, in {@link Ticks}
 * @param processName the file name of the process that asked; {@code ""} for rows read off the wire
 * @param account the account that the process ran under
 * @param resolver the address that was asked, as the sender wrote it; {@code ""} where the row
 *     doesn't tell, as Sysmon's don't
 * @param name the name that was asked, as the sender wrote it: any text at all, since it is the
 *     asker's to choose; see the room {@code dns}
 * @param type the type that was asked for, see {@link io.roguedns.dns.RecordType}; {@code ""} if
 *     unknown
 * @param responseCode such as {@code NOERROR} or {@code NXDOMAIN}; {@code ""} if unknown
 * @param answers what the answers carry, one text each, at most {@link #MOST_ANSWERS}
 * @param origin where the process comes from
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
  /** So many answers of one response are kept. */
  public static final int MOST_ANSWERS = 64;

  public DnsQuery {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(origin, "origin");
  }

  /** How many characters the answers have, all together. */
  public long answerLength() {
    long length = 0;
    for (String answer : answers) {
      length += answer.length();
    }
    return length;
  }
}
