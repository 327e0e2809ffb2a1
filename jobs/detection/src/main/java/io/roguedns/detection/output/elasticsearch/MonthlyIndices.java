package io.roguedns.detection.output.elasticsearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.elasticsearch.client.Request;

/**
 * Decides which documents have an index of their month, and which share {@code -other}. Times come
 * from devices: an index for each month that a device names is more than a cluster holds.
 *
 * <p>A month has an index of its own if there is one already, or if it is one of the {@value
 * #MONTHS_BEFORE} before the writer began, a month since, or the {@value #MONTHS_AFTER} after the
 * present one. So a document stays where it is: a month that has an index keeps it, however long
 * ago it was, and a past month without one never gets one.
 */
final class MonthlyIndices {
  static final int MONTHS_BEFORE = 13;
  static final int MONTHS_AFTER = 1;

  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu.MM", Locale.ROOT);

  private final String alias;
  private final Set<String> present;
  private final YearMonth first;

  /**
   * The choice as of a writer's beginning.
   *
   * @param alias what the indices are called together
   * @param present the indices that are there
   */
  MonthlyIndices(String alias, Set<String> present, Instant now) {
    this.alias = alias;
    this.present = Set.copyOf(present);
    this.first = month(now).minusMonths(MONTHS_BEFORE);
  }

  /** The request for the indices that are there, which {@link #names} reads the answer of. */
  static Request list(String alias) {
    Request request = new Request("GET", "/" + alias + "-*/_alias");
    request.addParameter("expand_wildcards", "all");
    return request;
  }

  /**
   * Reads the names of the indices that are there.
   *
   * @throws IOException if the answer isn't an object with an object for each index
   */
  static Set<String> names(InputStream answer) throws IOException {
    Set<String> names = new HashSet<>();
    try (JsonParser in = JSON.createParser(answer)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the list of indices is invalid");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        names.add(in.currentName());
        if (in.nextToken() != JsonToken.START_OBJECT) {
          throw new IOException("the list of indices is invalid");
        }
        in.skipChildren();
      }
      if (in.currentToken() != JsonToken.END_OBJECT) {
        throw new IOException("the list of indices is incomplete");
      }
    }
    return names;
  }

  /**
   * The document with the index that it goes to.
   *
   * @param action with its month's index, or with {@code -other}
   */
  BulkAction place(BulkAction action, Instant now) {
    return hasIndex(action.index(), now)
        ? action
        : new BulkAction(MonthlyIndex.other(alias), action.id(), action.version(), action.source());
  }

  private boolean hasIndex(String index, Instant now) {
    if (present.contains(index)) {
      return true;
    }
    try {
      YearMonth month = YearMonth.parse(index.substring(alias.length() + 1), MONTH);
      return !month.isBefore(first) && !month.isAfter(month(now).plusMonths(MONTHS_AFTER));
    } catch (DateTimeParseException other) {
      return false;
    }
  }

  private static YearMonth month(Instant time) {
    return YearMonth.from(time.atOffset(ZoneOffset.UTC));
  }
}
