package io.roguedns.format.sysmon;

import io.roguedns.address.IpAddress;
import io.roguedns.event.DnsQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * What Sysmon writes of answers: {@code type: 5 www.example.net;::ffff:192.0.2.7;}, the number of a
 * type before what isn't an address, IPv4 addresses as mapped ones.
 */
final class QueryResults {
  private static final String TYPE = "type:";

  private QueryResults() {}

  /** What the answers carry, one text each, at most {@link DnsQuery#MOST_ANSWERS}. */
  static List<String> answers(String results) {
    List<String> answers = new ArrayList<>();
    int start = 0;
    while (start < results.length() && answers.size() < DnsQuery.MOST_ANSWERS) {
      int end = results.indexOf(';', start);
      end = end < 0 ? results.length() : end;
      String answer = answer(results.substring(start, end).strip());
      if (!answer.isEmpty()) {
        answers.add(answer);
      }
      start = end + 1;
    }
    return answers;
  }

  private static String answer(String text) {
    if (!text.startsWith(TYPE)) {
      return address(text);
    }
    String typed = text.substring(TYPE.length()).stripLeading();
    int space = typed.indexOf(' ');
    return space < 0 ? "" : typed.substring(space).strip();
  }

  /** An address in its one spelling, so that the same answer is the same from every source. */
  static String address(String text) {
    return IpAddress.parse(text).map(IpAddress::toString).orElse(text);
  }
}
