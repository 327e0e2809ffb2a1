package io.roguedns.simulation.row;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Question;

/** AdditionalFields of {@code DnsConnectionInspected}: JSON whose every value is a string. */
final class Inspection {
  /** 1601-01-01T00:00:00Z, where Windows' file times begin. */
  private static final long FILE_TIME_EPOCH = Ticks.parse("1601-01-01");

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private Inspection() {}

  static String fields(long at, Question question, Dice dice) {
    boolean found = !question.answers().isEmpty();
    StringBuilder json = new StringBuilder(400).append('{');
    put(json, "direction", "Out");
    put(json, "trans_id", Long.toString(dice.below(65536)));
    put(json, "rtt", "0.0" + dice.between(10, 99));
    put(json, "query", question.name());
    put(json, "qclass", "1");
    put(json, "qclass_name", "C_INTERNET");
    put(json, "qtype", Integer.toString(question.type()));
    put(json, "qtype_name", question.typeName());
    put(json, "rcode", found ? "0" : "3");
    put(json, "rcode_name", found ? "NOERROR" : "NXDOMAIN");
    put(json, "AA", "false");
    put(json, "TC", "false");
    put(json, "RD", "true");
    put(json, "RA", "true");
    if (found) {
      put(json, "answers", list(question.answers()));
      put(json, "TTLs", "[" + question.ttl() + ".0]");
    }
    put(json, "rejected", "false");
    put(json, "uid", "C" + dice.text(17, LETTERS));
    put(json, "ts", Long.toString(at - FILE_TIME_EPOCH));
    json.setCharAt(json.length() - 1, '}');
    return json.toString();
  }

  private static String list(Iterable<String> answers) {
    StringBuilder list = new StringBuilder("[");
    for (String answer : answers) {
      list.append(list.length() > 1 ? "," : "").append('"').append(answer).append('"');
    }
    return list.append(']').toString();
  }

  /** Adds a member and a comma. Values here hold nothing to escape but quotes and backslashes. */
  private static void put(StringBuilder json, String name, String value) {
    json.append('"').append(name).append("\":\"");
    json.append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append("\",");
  }
}
