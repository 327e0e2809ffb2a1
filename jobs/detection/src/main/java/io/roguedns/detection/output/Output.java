package io.roguedns.detection.output;

import io.roguedns.event.LateRow;
import io.roguedns.event.RejectedRow;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Where results go: a package below this one, and an entry of the list in {@code graph.Outputs}. An
 * output is attached in the same way to bounded and to live runs.
 */
public interface Output {
  /** What it writes to, as a person calls it: a directory, a topic, a server. */
  List<String> names();

  /**
   * Makes ready what the job needs there before it is started.
   *
   * @return the problems that keep it from being written to, each for the person who named it
   */
  default List<String> prepare() {
    return List.of();
  }

  /**
   * Attaches findings and alerts.
   *
   * @return what it refuses at run time, such as a record that is too large; empty if nothing ever
   *     is
   */
  Optional<DataStream<RejectedRow>> attach(Results results);

  /**
   * Attaches the rows that led to no result, as far as it takes them.
   *
   * @param rejected rows that can't be read, and what any output refuses
   */
  void attach(DataStream<RejectedRow> rejected, DataStream<LateRow> late);
}
