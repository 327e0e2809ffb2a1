package io.roguedns.detection.output.elasticsearch;

import io.roguedns.detection.output.elasticsearch.BulkAnswer.Item;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Batches of documents on their way to Elasticsearch: sends them, again and again where it must,
 * and knows which aren't there yet. It has no end of patience: what can't be taken now is kept, and
 * tried again ever more slowly.
 *
 * <p>All calls come from one thread, answers too.
 */
final class Outbox {
  /** So many requests at once, while they are answered well; a server in trouble gets one. */
  private static final int REQUESTS = 2;

  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 20_000;

  /** The world around it. */
  interface Surroundings {
    /** Sends documents; the answer comes later, in a call from the same thread. */
    void send(List<BulkAction> actions, Consumer<BulkAnswer> answer);

    /** Calls back after a time, from the same thread. */
    void after(long millis, Runnable call);

    /** A document will never be taken. */
    void refused(BulkAction action, String reason);

    /** So many documents are to be sent again. */
    void again(int documents, String reason);

    /** Nothing will be taken until somebody changes something. */
    void fatal(IOException failure);
  }

  /** A batch as it was handed in, of which parts may be under way. */
  private static final class Batch {
    private final Runnable done;
    private int parts = 1;

    Batch(Runnable done) {
      this.done = done;
    }

    void partDone() {
      if (--parts == 0) {
        done.run();
      }
    }
  }

  private record Part(Batch batch, List<BulkAction> actions) {}

  private final Surroundings surroundings;
  private final RandomGenerator random;
  private final Deque<Part> waiting = new ArrayDeque<>();
  private final Set<Part> sent = new LinkedHashSet<>();

  /** What waits for room for its index, while the rest goes on. */
  private final Set<Part> held = new LinkedHashSet<>();

  private int failures;
  private boolean pausing;
  private int documents;
  private long bytes;

  Outbox(Surroundings surroundings, RandomGenerator random) {
    this.surroundings = surroundings;
    this.random = random;
  }

  /** Takes on a batch; {@code done} is called when each of its documents has been dealt with. */
  void add(List<BulkAction> actions, Runnable done) {
    documents += actions.size();
    bytes += actions.stream().mapToLong(BulkAction::size).sum();
    waiting.add(new Part(new Batch(done), List.copyOf(actions)));
    send();
  }

  /** How many documents aren't dealt with. */
  int documents() {
    return documents;
  }

  /** How many of them wait for room for an index. */
  int heldDocuments() {
    return held.stream().mapToInt(part -> part.actions.size()).sum();
  }

  /** How many bytes aren't dealt with. */
  long bytes() {
    return bytes;
  }

  /** Whether the last answer was that something can't be done now. */
  boolean isInTrouble() {
    return failures > 0;
  }

  /** The documents that aren't dealt with. */
  List<BulkAction> unfinished() {
    List<BulkAction> unfinished = new ArrayList<>(documents);
    sent.forEach(part -> unfinished.addAll(part.actions));
    waiting.forEach(part -> unfinished.addAll(part.actions));
    held.forEach(part -> unfinished.addAll(part.actions));
    return unfinished;
  }

  private void send() {
    while (!pausing && !waiting.isEmpty() && sent.size() < (isInTrouble() ? 1 : REQUESTS)) {
      Part part = waiting.poll();
      sent.add(part);
      surroundings.send(part.actions, answer -> answered(part, answer));
    }
  }

  private void answered(Part part, BulkAnswer answer) {
    sent.remove(part);
    switch (answer.kind()) {
      case JUDGED -> judged(part, answer.items());
      case LATER -> {
        later(part.batch, part.actions, answer.reason());
        pause();
      }
      case LATER_SMALLER -> {
        halves(part, answer.reason());
        pause();
      }
      case SMALLER -> {
        if (part.actions.size() == 1) {
          refuse(part.actions.get(0), answer.reason());
          part.batch.partDone();
        } else {
          halves(part, answer.reason());
        }
      }
      case FATAL -> {
        // It stays unfinished, so that what is saved now has it.
        waiting.addFirst(part);
        surroundings.fatal(new IOException("Elasticsearch: " + answer.reason()));
        return;
      }
    }
    send();
  }

  private void judged(Part part, List<Item> items) {
    List<BulkAction> later = new ArrayList<>();
    List<BulkAction> withoutIndex = new ArrayList<>();
    String reason = "";
    String noRoom = "";
    for (int i = 0; i < items.size(); i++) {
      BulkAction action = part.actions.get(i);
      Item item = items.get(i);
      switch (item.outcome()) {
        case TAKEN -> settled(action);
        case REFUSED -> refuse(action, item.reason());
        case LATER -> {
          later.add(action);
          reason = item.reason();
        }
        case NO_ROOM_FOR_INDEX -> {
          withoutIndex.add(action);
          noRoom = item.reason();
        }
        case FATAL -> {
          later.add(action);
          surroundings.fatal(new IOException("Elasticsearch: " + item.reason()));
        }
      }
    }
    if (!withoutIndex.isEmpty()) {
      part.batch.parts++;
      hold(part.batch, withoutIndex, noRoom);
    }
    if (later.isEmpty()) {
      failures = 0;
      part.batch.partDone();
      return;
    }
    later(part.batch, later, reason);
    if (later.size() < part.actions.size()) {
      // It gets on, if slowly.
      failures = 0;
    }
    pause();
  }

  private void later(Batch batch, List<BulkAction> actions, String reason) {
    surroundings.again(actions.size(), reason);
    waiting.addFirst(new Part(batch, actions));
  }

  /** These alone wait: documents of other indices must not stand in line behind them. */
  private void hold(Batch batch, List<BulkAction> actions, String reason) {
    surroundings.again(actions.size(), reason);
    Part part = new Part(batch, actions);
    held.add(part);
    surroundings.after(
        randomPause(LONGEST_PAUSE_MILLIS),
        () -> {
          held.remove(part);
          waiting.addLast(part);
          send();
        });
  }

  private void halves(Part part, String reason) {
    int middle = part.actions.size() / 2;
    if (middle == 0) {
      later(part.batch, part.actions, reason);
      return;
    }
    part.batch.parts++;
    later(part.batch, part.actions.subList(middle, part.actions.size()), reason);
    later(part.batch, part.actions.subList(0, middle), reason);
  }

  /** The pause doubles with each failure; a random part of it keeps many writers apart. */
  private void pause() {
    failures++;
    if (pausing) {
      return;
    }
    pausing = true;
    surroundings.after(
        randomPause(
            Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures - 1, 10))),
        () -> {
          pausing = false;
          send();
        });
  }

  private long randomPause(long maximum) {
    return maximum / 2 + random.nextLong(maximum / 2 + 1);
  }

  private void refuse(BulkAction action, String reason) {
    surroundings.refused(action, reason);
    settled(action);
  }

  private void settled(BulkAction action) {
    documents--;
    bytes -= action.size();
  }
}
