package io.roguedns.detection.output.elasticsearch;

import io.roguedns.event.RejectedRow;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.DequeRequestBuffer;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.RequestBuffer;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.SimpleBatchCreator;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.function.ThrowingRunnable;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends findings or alerts to Elasticsearch in bulk. {@link AsyncSinkWriter} gathers them into
 * batches; from there the {@link Outbox} has them until each is dealt with.
 *
 * <p>A checkpoint holds what isn't dealt with, sent or not, so that it needn't wait for a server
 * that is in trouble: the other outputs go on, until so much waits here that reading must wait too.
 * After a recovery those documents are sent again, which changes nothing.
 */
final class ElasticsearchWriter<T> extends AsyncSinkWriter<T, BulkAction>
    implements CommittingSinkWriter<T, RejectedRow> {
  /** A bulk request does best with some megabytes; a finding is about two kilobytes. */
  static final int BATCH_DOCUMENTS = 500;

  static final long BATCH_BYTES = 5 << 20;

  /** Findings are rare: most requests are made by this time, which is how late they are seen. */
  static final long BATCH_MILLIS = 500;

  /** What may wait before reading waits: what a subtask can well hold in memory and checkpoints. */
  static final int WAITING_DOCUMENTS = 5_000;

  /** No limit, since the documents are: each batch is handed on at once. */
  static final int HANDED_ON_BATCHES = WAITING_DOCUMENTS;

  private static final long WAITING_BYTES = 4 * BATCH_BYTES;

  /** Longer than any request and pause: the outbox does what this time would do. */
  static final long REQUEST_MILLIS = TimeUnit.DAYS.toMillis(365);

  private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchWriter.class);
  private static final long NANOS_BETWEEN_WARNINGS = TimeUnit.SECONDS.toNanos(30);

  private final MailboxExecutor mailbox;
  private final ProcessingTimeService time;
  private final RequestBuffer<BulkAction> buffer;
  private final RestClient client;
  private final String alias;
  private final Outbox outbox;
  private final Counter retries;
  private final Counter refusals;

  /** Null until the server has said which indices there are. */
  private MonthlyIndices indices;

  private List<RejectedRow> refused = new ArrayList<>();
  private long warned = System.nanoTime() - NANOS_BETWEEN_WARNINGS;
  private long retriesWarnedOf;

  ElasticsearchWriter(
      ElementConverter<T, BulkAction> converter,
      WriterInitContext context,
      String alias,
      Connection connection,
      Collection<BufferedRequestState<BulkAction>> unfinished)
      throws IOException {
    this(converter, context, alias, connection, unfinished, new DequeRequestBuffer<>());
  }

  private ElasticsearchWriter(
      ElementConverter<T, BulkAction> converter,
      WriterInitContext context,
      String alias,
      Connection connection,
      Collection<BufferedRequestState<BulkAction>> unfinished,
      RequestBuffer<BulkAction> buffer)
      throws IOException {
    super(converter, context, batches(), unfinished, new SimpleBatchCreator<>(BATCH_BYTES), buffer);
    this.buffer = buffer;
    this.alias = alias;
    mailbox = context.getMailboxExecutor();
    time = context.getProcessingTimeService();
    try {
      client = connection.open();
    } catch (CertificateException unreadable) {
      throw new IOException("the certificates can't be read", unreadable);
    }
    outbox = new Outbox(new Task(), new SplittableRandom());
    MetricGroup metrics = context.metricGroup().addGroup("roguedns");
    retries = metrics.counter("elasticsearchRetries");
    refusals = metrics.counter("elasticsearchRefused");
    metrics.gauge("elasticsearchWaiting", () -> outbox.documents() + buffer.size());
  }

  private static AsyncSinkWriterConfiguration batches() {
    return AsyncSinkWriterConfiguration.builder()
        .setMaxBatchSize(BATCH_DOCUMENTS)
        .setMaxBatchSizeInBytes(BATCH_BYTES)
        .setMaxInFlightRequests(HANDED_ON_BATCHES)
        .setMaxBufferedRequests(WAITING_DOCUMENTS)
        .setMaxTimeInBufferMS(BATCH_MILLIS)
        .setMaxRecordSizeInBytes(BATCH_BYTES)
        .setRequestTimeoutMS(REQUEST_MILLIS)
        .setRateLimitingStrategy(new Unlimited())
        .build();
  }

  /** A document that is larger than a batch makes one alone, rather than fail the job. */
  @Override
  protected long getSizeInBytes(BulkAction action) {
    return Math.min(action.size(), BATCH_BYTES);
  }

  @Override
  public void write(T row, Context context) throws IOException, InterruptedException {
    while (outbox.documents() + buffer.size() >= WAITING_DOCUMENTS
        || outbox.bytes() + buffer.totalSizeInBytes() >= WAITING_BYTES) {
      mailbox.yield();
    }
    super.write(row, context);
  }

  @Override
  protected void submitRequestEntries(
      List<BulkAction> actions, ResultHandler<BulkAction> resultHandler) {
    outbox.add(actions, resultHandler::complete);
  }

  /**
   * Before a checkpoint: what was found so far should be seen when the checkpoint is done, but no
   * task waits for a server that is failing or has no space for an index.
   */
  @Override
  public void flush(boolean endOfInput) throws InterruptedException {
    if (endOfInput) {
      super.flush(true);
      return;
    }
    handOnWhatIsGathered();
    while (!outbox.isInTrouble() && outbox.documents() > outbox.heldDocuments()) {
      // The answers come in here.
      mailbox.yield();
    }
  }

  /**
   * Batches that aren't full yet go now. To wait here for their time would hold checkpoints up, and
   * in the savepoint of a stop that time was seen never to come.
   */
  private void handOnWhatIsGathered() {
    while (!buffer.isEmpty()) {
      List<BulkAction> actions = new ArrayList<>();
      long bytes = 0;
      while (!buffer.isEmpty()
          && actions.size() < BATCH_DOCUMENTS
          && (actions.isEmpty() || bytes + buffer.peek().getSize() <= BATCH_BYTES)) {
        RequestEntryWrapper<BulkAction> next = buffer.poll();
        bytes += next.getSize();
        actions.add(next.getRequestEntry());
      }
      outbox.add(actions, () -> {});
    }
  }

  @Override
  public List<BufferedRequestState<BulkAction>> snapshotState(long checkpointId) {
    List<RequestEntryWrapper<BulkAction>> unfinished = new ArrayList<>();
    for (BulkAction action : outbox.unfinished()) {
      unfinished.add(new RequestEntryWrapper<>(action, getSizeInBytes(action)));
    }
    unfinished.addAll(buffer.getBufferedState());
    return List.of(new BufferedRequestState<>(unfinished));
  }

  /** What was refused since the last checkpoint. */
  @Override
  public Collection<RejectedRow> prepareCommit() {
    List<RejectedRow> since = refused;
    refused = new ArrayList<>();
    return since;
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException unclosed) {
      LOG.warn("the connection to Elasticsearch isn't closed properly", unclosed);
    }
  }

  /** The outbox's callbacks: the task's thread and clock, and the client. */
  private final class Task implements Outbox.Surroundings {
    @Override
    public void send(List<BulkAction> actions, Consumer<BulkAnswer> answer) {
      if (indices == null) {
        listIndices(actions, answer);
        return;
      }
      Instant now = now();
      List<BulkAction> placed = actions.stream().map(action -> indices.place(action, now)).toList();
      Request request = new Request("POST", "/_bulk");
      request.addParameter("filter_path", BulkResponse.FILTER);
      request.setEntity(
          new NByteArrayEntity(BulkBody.of(placed), ContentType.create("application/x-ndjson")));
      client.performRequestAsync(
          request,
          new ResponseListener() {
            @Override
            public void onSuccess(Response response) {
              BulkAnswer judged;
              try (InputStream body = response.getEntity().getContent()) {
                judged = BulkResponse.read(body, actions.size());
              } catch (IOException unreadable) {
                judged = BulkResponse.failed(unreadable);
              }
              inTask(answer, judged);
            }

            @Override
            public void onFailure(Exception failure) {
              inTask(answer, BulkResponse.failed(failure));
            }
          });
    }

    /** Asks which indices there are, and then sends; that it fails is an answer like another. */
    private void listIndices(List<BulkAction> actions, Consumer<BulkAnswer> answer) {
      client.performRequestAsync(
          MonthlyIndices.list(alias),
          new ResponseListener() {
            @Override
            public void onSuccess(Response response) {
              try (InputStream body = response.getEntity().getContent()) {
                Set<String> present = MonthlyIndices.names(body);
                inTask(
                    () -> {
                      indices = new MonthlyIndices(alias, present, now());
                      send(actions, answer);
                    });
              } catch (IOException unreadable) {
                inTask(answer, BulkResponse.failed(unreadable));
              }
            }

            @Override
            public void onFailure(Exception failure) {
              inTask(answer, BulkResponse.failedWithoutDocuments(failure));
            }
          });
    }

    private Instant now() {
      return Instant.ofEpochMilli(time.getCurrentProcessingTime());
    }

    private void inTask(Consumer<BulkAnswer> answer, BulkAnswer judged) {
      inTask(() -> answer.accept(judged));
    }

    private void inTask(ThrowingRunnable<RuntimeException> answered) {
      try {
        mailbox.execute(answered, "an answer of Elasticsearch");
      } catch (RejectedExecutionException ended) {
        LOG.debug("an answer comes after the task's end", ended);
      }
    }

    @Override
    public void after(long millis, Runnable call) {
      time.registerTimer(time.getCurrentProcessingTime() + millis, now -> call.run());
    }

    @Override
    public void refused(BulkAction action, String reason) {
      RejectedRow row = indices.place(action, now()).refused(reason);
      refusals.inc();
      refused.add(row);
      LOG.warn("Elasticsearch refuses {}: {}", row.source(), row.detail());
    }

    @Override
    public void again(int documents, String reason) {
      retries.inc(documents);
      long now = System.nanoTime();
      if (now - warned >= NANOS_BETWEEN_WARNINGS) {
        LOG.warn(
            "Elasticsearch doesn't accept documents now, {} are sent again: {}",
            retries.getCount() - retriesWarnedOf,
            reason);
        warned = now;
        retriesWarnedOf = retries.getCount();
      }
    }

    @Override
    public void fatal(IOException failure) {
      getFatalExceptionCons().accept(failure);
    }
  }
}
