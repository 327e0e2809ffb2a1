package io.roguedns.detection.output.kafka;

import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.RejectedRow;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes rows to records of a topic. A record that the topic would refuse doesn't get to the sink,
 * which would fail over it again and again: it leaves by {@link #REFUSED}, or, if it has no other
 * place to go to, is logged and counted. The topic's limit is asked for whenever the job starts or
 * recovers, so that one that was lowered meanwhile costs one recovery.
 */
final class TopicRecords<T> extends ProcessFunction<T, TopicRecord> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(TopicRecords.class);

  static final OutputTag<RejectedRow> REFUSED = new OutputTag<>("refused", RowTypes.REJECTED_ROW);

  /** Counts records that the topic would refuse; in the group {@code roguedns}. */
  static final String TOPIC_REFUSED = "topicRefused";

  /** Counts those of them that went nowhere else. */
  static final String NOT_WRITTEN = "recordsNotWritten";

  /** What a row is to a topic. */
  interface Format<T> extends Serializable {
    byte[] key(T row);

    /** The record's value; null removes what stands under the key. */
    byte[] value(T row);

    /** The row's number among those under its key. */
    long revision(T row);

    /** The same row with less in it, for a record that is too large; null if there is none. */
    default T smaller(T row) {
      return null;
    }
  }

  /** Asks how large a record may be. */
  @FunctionalInterface
  interface Limit extends Serializable {
    RecordLimit ask() throws InterruptedException;
  }

  private final String topic;
  private final Format<T> format;
  private final Limit limits;
  private final boolean toRejected;
  private transient RecordLimit limit;
  private transient Counter refused;
  private transient Counter notWritten;

  /**
   * Records of a topic.
   *
   * @param toRejected whether a record that is too large is a rejected row then
   */
  TopicRecords(String topic, Format<T> format, Limit limits, boolean toRejected) {
    this.topic = topic;
    this.format = format;
    this.limits = limits;
    this.toRejected = toRejected;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    limit = limits.ask();
    MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("roguedns");
    refused = metrics.counter(TOPIC_REFUSED);
    notWritten = metrics.counter(NOT_WRITTEN);
  }

  @Override
  public void processElement(T row, Context context, Collector<TopicRecord> out) {
    TopicRecord record = record(row);
    for (T less = row; record.size() > limit.bytes(); record = record(less)) {
      less = format.smaller(less);
      if (less == null) {
        refuse(row, record, context);
        return;
      }
    }
    out.collect(record);
  }

  private TopicRecord record(T row) {
    return new TopicRecord(format.key(row), format.value(row));
  }

  private void refuse(T row, TopicRecord record, Context context) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    String detail =
        String.format(
            Locale.ROOT,
            "a record of %,d bytes; %s of topic %s allows %,d",
            record.size(),
            limit.setting(),
            topic,
            limit.bytes());
    LOG.warn("Topic {} refuses {}: {}", topic, key, detail);
    refused.inc();
    if (!toRejected) {
      notWritten.inc();
      return;
    }
    byte[] raw = record.value() == null ? new byte[0] : record.value();
    context.output(
        REFUSED,
        new RejectedRow(
            "topic:" + topic + "/" + key,
            format.revision(row),
            RejectedRow.Reason.REFUSED,
            detail,
            raw,
            raw.length));
  }
}
