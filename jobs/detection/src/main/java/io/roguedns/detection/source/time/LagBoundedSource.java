package io.roguedns.detection.source.time;

import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.Ticks;
import io.roguedns.format.RowBlock;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source whose partitions hold the watermark back only while their event-time lag is bounded. The
 * lag of a row is its receipt less its event time, so that a history that is read from its
 * beginning has none, however old it is and however far other partitions are.
 *
 * <p>Once any partition has had a row within the bound, on whatever reader, blocks whose rows all
 * exceed it no longer have an event time ({@link RowBlock#forgetTime}): they don't make their
 * partition active. Until then, as where old rows are sent again and everything is old, all count.
 *
 * @param <SplitT> the splits of the source that is wrapped
 * @param <StateT> its enumerator's state
 */
public final class LagBoundedSource<SplitT extends SourceSplit, StateT>
    implements Source<RowBlock, SplitT, StateT>, ResultTypeQueryable<RowBlock> {
  private static final long serialVersionUID = 1L;

  private final Source<RowBlock, SplitT, StateT> source;
  private final long maxLag;

  /**
   * Wraps a source.
   *
   * @param maxLag the most that rows may be older at their receipt
   */
  public LagBoundedSource(Source<RowBlock, SplitT, StateT> source, Duration maxLag) {
    this.source = source;
    this.maxLag = Ticks.ofDuration(maxLag);
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SourceReader<RowBlock, SplitT> createReader(SourceReaderContext context) throws Exception {
    return new LagBoundedReader<>(source.createReader(context), context, maxLag);
  }

  @Override
  public SplitEnumerator<SplitT, StateT> createEnumerator(SplitEnumeratorContext<SplitT> context)
      throws Exception {
    return new LagBoundedEnumerator<>(source.createEnumerator(context), context);
  }

  @Override
  public SplitEnumerator<SplitT, StateT> restoreEnumerator(
      SplitEnumeratorContext<SplitT> context, StateT state) throws Exception {
    return new LagBoundedEnumerator<>(source.restoreEnumerator(context, state), context);
  }

  @Override
  public SimpleVersionedSerializer<SplitT> getSplitSerializer() {
    return source.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<StateT> getEnumeratorCheckpointSerializer() {
    return source.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<RowBlock> getProducedType() {
    return RowTypes.ROW_BLOCK;
  }
}
