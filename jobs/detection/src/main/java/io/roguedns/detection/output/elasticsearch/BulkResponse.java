package io.roguedns.detection.output.elasticsearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.roguedns.detection.output.elasticsearch.BulkAnswer.Item;
import io.roguedns.detection.output.elasticsearch.BulkAnswer.Kind;
import io.roguedns.detection.output.elasticsearch.BulkAnswer.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.elasticsearch.client.ResponseException;

/** Reads what Elasticsearch and OpenSearch say to a bulk request. */
final class BulkResponse {
  /** What is needed of an answer; each item keeps its status, so that none drops out of line. */
  static final String FILTER =
      "items.*.status,items.*.error.type,items.*.error.reason,items.*.error.caused_by.type,"
          + "items.*.error.caused_by.reason";

  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST_REASON = 2_000;

  /**
   * A document would create an index, and the cluster has as many shards as it may: "maximum normal
   * shards open" in Elasticsearch, "maximum shards open" in OpenSearch. There is no type of its own
   * for it.
   */
  private static final Pattern SHARD_LIMIT =
      Pattern.compile("this action would add \\[\\d+].*shards.*maximum .*shards open");

  private static final String BLOCKED = "cluster_block_exception";

  private BulkResponse() {}

  /**
   * Reads the body of a request that succeeded as such.
   *
   * @param sent how many documents the request had
   * @throws IOException if it isn't an answer for so many documents
   */
  static BulkAnswer read(InputStream body, int sent) throws IOException {
    List<Item> items = new ArrayList<>(sent);
    try (JsonParser in = JSON.createParser(body)) {
      while (in.nextToken() != null) {
        if (in.currentToken() == JsonToken.FIELD_NAME
            && in.currentName().equals("items")
            && in.nextToken() == JsonToken.START_ARRAY) {
          while (in.nextToken() == JsonToken.START_OBJECT) {
            items.add(item(in));
          }
        }
      }
    }
    if (items.size() != sent) {
      throw new IOException("an answer for " + items.size() + " documents of " + sent);
    }
    return BulkAnswer.judged(items);
  }

  /** Reads {@code {"index": {"status": 400, "error": {"type": ..., "reason": ...}}}}. */
  private static Item item(JsonParser in) throws IOException {
    int status = 0;
    String operation = "";
    String type = "";
    StringBuilder reason = new StringBuilder();
    for (int depth = 1; depth > 0; ) {
      JsonToken token = in.nextToken();
      if (token == null) {
        throw new IOException("the answer is incomplete");
      }
      if (token == JsonToken.FIELD_NAME && depth == 1) {
        operation = in.currentName();
      } else if (token == JsonToken.START_OBJECT) {
        depth++;
      } else if (token == JsonToken.END_OBJECT) {
        depth--;
      } else if (token == JsonToken.VALUE_NUMBER_INT && in.currentName().equals("status")) {
        status = in.getIntValue();
      } else if (token == JsonToken.VALUE_STRING && in.currentName().equals("type")) {
        type = type.isEmpty() ? in.getText() : type;
        reason.append(reason.isEmpty() ? "" : ": ").append(in.getText());
      } else if (token == JsonToken.VALUE_STRING && in.currentName().equals("reason")) {
        reason.append(reason.isEmpty() ? "" : ": ").append(in.getText());
      }
    }
    return item(operation, status, type, shortened(reason.toString()));
  }

  private static Item item(String operation, int status, String type, String reason) {
    if (status >= 200 && status < 300) {
      return Item.TAKEN;
    }
    // A newer word is there; or there is nothing to delete, with or without its index.
    if (type.equals("version_conflict_engine_exception")
        || status == 404 && operation.equals("delete")) {
      return Item.TAKEN;
    }
    String said = status + " " + reason;
    if (status == 400 && SHARD_LIMIT.matcher(reason).find()) {
      return new Item(Outcome.NO_ROOM_FOR_INDEX, said);
    }
    // A block comes and goes with the space on the servers' disks, whatever its status.
    if (status == 429 || status >= 500 || type.equals(BLOCKED)) {
      return new Item(Outcome.LATER, said);
    }
    return new Item(
        status == 401 || status == 403 || status == 404 ? Outcome.FATAL : Outcome.REFUSED, said);
  }

  /** What a request means that failed as a whole. */
  static BulkAnswer failed(Exception failure) {
    if (!(failure instanceof ResponseException refused)) {
      return BulkAnswer.of(Kind.LATER, words(failure));
    }
    int status = refused.getResponse().getStatusLine().getStatusCode();
    String said = words(refused);
    if (status == 413 || status == 400) {
      // In a request that can't be read one document is invalid: halving finds it.
      return BulkAnswer.of(Kind.SMALLER, said);
    }
    if (status == 429) {
      // A server that is short of memory may never take so much at once.
      return BulkAnswer.of(Kind.LATER_SMALLER, said);
    }
    if (Redirect.is(refused.getResponse())) {
      return BulkAnswer.of(Kind.FATAL, Redirect.words(refused.getResponse()));
    }
    boolean later = status >= 500 || status == 408 || isBlock(refused);
    return BulkAnswer.of(later ? Kind.LATER : Kind.FATAL, said);
  }

  /**
   * What it means that a request without documents failed: that there is one that can't be read is
   * then no answer.
   */
  static BulkAnswer failedWithoutDocuments(Exception failure) {
    BulkAnswer answer = failed(failure);
    return answer.kind() == Kind.SMALLER ? BulkAnswer.of(Kind.FATAL, answer.reason()) : answer;
  }

  /**
   * Whether a request as a whole meets a block, such as of a cluster that is read-only: its status
   * is 403, as that of credentials which aren't enough.
   */
  static boolean isBlock(ResponseException refused) {
    return refused.getMessage().contains(BLOCKED);
  }

  /** A failure's reason on one line, not too long. */
  static String words(Throwable failure) {
    String words = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    // The client puts what the server said on a line of its own.
    return shortened(words.replace('\n', ' '));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
  }
}
