package io.roguedns.detection.source.time;

import io.roguedns.format.RowBlock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;

/** Takes the event time of blocks away whose rows are too old, while other partitions' aren't. */
final class LagBoundedReader<SplitT extends SourceSplit> implements SourceReader<RowBlock, SplitT> {
  private final SourceReader<RowBlock, SplitT> reader;
  private final LagBound bound;
  private ReaderOutput<RowBlock> unbounded;
  private BoundedOutput bounded;

  /**
   * @param maxLag the most that rows may be older at their receipt, in ticks
   */
  LagBoundedReader(
      SourceReader<RowBlock, SplitT> reader, SourceReaderContext context, long maxLag) {
    this.reader = reader;
    bound =
        new LagBound(
            maxLag,
            System::currentTimeMillis,
            () -> context.sendSourceEventToCoordinator(new EventTimeIsCurrent()));
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    if (event instanceof EventTimeIsCurrent) {
      bound.othersAreCurrent();
    } else {
      reader.handleSourceEvents(event);
    }
  }

  @Override
  public InputStatus pollNext(ReaderOutput<RowBlock> output) throws Exception {
    if (unbounded != output) {
      unbounded = output;
      bounded = new BoundedOutput(output);
    }
    return reader.pollNext(bounded);
  }

  @Override
  public void start() {
    reader.start();
  }

  @Override
  public List<SplitT> snapshotState(long checkpoint) {
    return reader.snapshotState(checkpoint);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return reader.isAvailable();
  }

  @Override
  public void addSplits(List<SplitT> splits) {
    reader.addSplits(splits);
  }

  @Override
  public void notifyNoMoreSplits() {
    reader.notifyNoMoreSplits();
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    reader.notifyCheckpointComplete(checkpoint);
  }

  @Override
  public void notifyCheckpointAborted(long checkpoint) throws Exception {
    reader.notifyCheckpointAborted(checkpoint);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> paused, Collection<String> resumed) {
    reader.pauseOrResumeSplits(paused, resumed);
  }

  @Override
  public void close() throws Exception {
    reader.close();
  }

  /** Bounds what goes to one partition's output. */
  private class BoundedSplitOutput implements SourceOutput<RowBlock> {
    private final SourceOutput<RowBlock> output;
    private final String partition;

    BoundedSplitOutput(SourceOutput<RowBlock> output, String partition) {
      this.output = output;
      this.partition = partition;
    }

    @Override
    public void collect(RowBlock block) {
      bound.apply(block, partition);
      output.collect(block);
    }

    @Override
    public void collect(RowBlock block, long timestamp) {
      bound.apply(block, partition);
      output.collect(block, timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      output.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      output.markIdle();
    }

    @Override
    public void markActive() {
      output.markActive();
    }
  }

  /** Bounds what goes to the outputs of all partitions. */
  private final class BoundedOutput extends BoundedSplitOutput implements ReaderOutput<RowBlock> {
    private final ReaderOutput<RowBlock> output;
    private final Map<String, SourceOutput<RowBlock>> partitions = new HashMap<>();

    BoundedOutput(ReaderOutput<RowBlock> output) {
      super(output, "the source");
      this.output = output;
    }

    @Override
    public SourceOutput<RowBlock> createOutputForSplit(String partition) {
      return partitions.computeIfAbsent(
          partition, id -> new BoundedSplitOutput(output.createOutputForSplit(id), id));
    }

    @Override
    public void releaseOutputForSplit(String partition) {
      partitions.remove(partition);
      bound.forget(partition);
      output.releaseOutputForSplit(partition);
    }
  }
}
