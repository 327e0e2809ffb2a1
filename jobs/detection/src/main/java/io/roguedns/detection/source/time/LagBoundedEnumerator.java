package io.roguedns.detection.source.time;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Tells every reader once one of them has had a row within the bound. */
final class LagBoundedEnumerator<SplitT extends SourceSplit, StateT>
    implements SplitEnumerator<SplitT, StateT> {
  private final SplitEnumerator<SplitT, StateT> enumerator;
  private final SplitEnumeratorContext<SplitT> context;
  private boolean current;

  LagBoundedEnumerator(
      SplitEnumerator<SplitT, StateT> enumerator, SplitEnumeratorContext<SplitT> context) {
    this.enumerator = enumerator;
    this.context = context;
  }

  @Override
  public void start() {
    enumerator.start();
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {
    enumerator.handleSplitRequest(subtask, host);
  }

  @Override
  public void handleSourceEvent(int subtask, SourceEvent event) {
    if (!(event instanceof EventTimeIsCurrent)) {
      enumerator.handleSourceEvent(subtask, event);
    } else if (!current) {
      current = true;
      for (int reader : context.registeredReaders().keySet()) {
        context.sendEventToSourceReader(reader, event);
      }
    }
  }

  @Override
  public void addReader(int subtask) {
    enumerator.addReader(subtask);
    if (current) {
      context.sendEventToSourceReader(subtask, new EventTimeIsCurrent());
    }
  }

  @Override
  public void addSplitsBack(List<SplitT> splits, int subtask) {
    enumerator.addSplitsBack(splits, subtask);
  }

  /** Whether event time is current isn't kept: readers say it again after a failure. */
  @Override
  public StateT snapshotState(long checkpoint) throws Exception {
    return enumerator.snapshotState(checkpoint);
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    enumerator.notifyCheckpointComplete(checkpoint);
  }

  @Override
  public void notifyCheckpointAborted(long checkpoint) throws Exception {
    enumerator.notifyCheckpointAborted(checkpoint);
  }

  @Override
  public void close() throws IOException {
    enumerator.close();
  }
}
