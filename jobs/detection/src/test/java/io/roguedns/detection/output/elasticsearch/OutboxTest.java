package io.roguedns.detection.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.output.elasticsearch.BulkAnswer.Item;
import io.roguedns.detection.output.elasticsearch.BulkAnswer.Kind;
import io.roguedns.detection.output.elasticsearch.BulkAnswer.Outcome;
import io.roguedns.event.RejectedRow;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final Item LATER = new Item(Outcome.LATER, "429 busy");
  private static final Item NO_ROOM = new Item(Outcome.NO_ROOM_FOR_INDEX, "400 shards");
  private static final Item REFUSED = new Item(Outcome.REFUSED, "400 no");

  /** A request that waits for its answer. */
  private record Sent(List<BulkAction> actions, Consumer<BulkAnswer> answer) {
    void answer(Item... items) {
      answer.accept(BulkAnswer.judged(List.of(items)));
    }

    void taken() {
      answer.accept(BulkAnswer.judged(actions.stream().map(action -> Item.TAKEN).toList()));
    }

    void fail(Kind kind) {
      answer.accept(BulkAnswer.of(kind, "why"));
    }

    String ids() {
      return String.join("", actions.stream().map(BulkAction::id).toList());
    }
  }

  private static final class TestingSurroundings implements Outbox.Surroundings {
    private final Deque<Sent> sent = new ArrayDeque<>();
    private final Deque<Runnable> timers = new ArrayDeque<>();
    private final List<Long> pauses = new ArrayList<>();
    private final List<RejectedRow> refused = new ArrayList<>();
    private final List<IOException> fatal = new ArrayList<>();
    private int again;

    @Override
    public void send(List<BulkAction> actions, Consumer<BulkAnswer> answer) {
      sent.add(new Sent(actions, answer));
    }

    @Override
    public void after(long millis, Runnable call) {
      pauses.add(millis);
      timers.add(call);
    }

    @Override
    public void refused(BulkAction action, String reason) {
      refused.add(action.refused(reason));
    }

    @Override
    public void again(int documents, String reason) {
      again += documents;
    }

    @Override
    public void fatal(IOException failure) {
      fatal.add(failure);
    }

    void pass() {
      timers.remove().run();
    }
  }

  private final TestingSurroundings around = new TestingSurroundings();
  private final Outbox outbox = new Outbox(around, new SplittableRandom(1));
  private final List<String> done = new ArrayList<>();

  private void add(String ids) {
    outbox.add(actions(ids), () -> done.add(ids));
  }

  private static List<BulkAction> actions(String ids) {
    return ids.chars()
        .mapToObj(id -> new BulkAction("i", Character.toString(id), 2, new byte[10]))
        .toList();
  }

  private String unfinished() {
    return String.join("", outbox.unfinished().stream().map(BulkAction::id).sorted().toList());
  }

  private void assertEmpty() {
    assertThat(outbox.documents()).isZero();
    assertThat(outbox.bytes()).isZero();
    assertThat(outbox.unfinished()).isEmpty();
    assertThat(around.sent).isEmpty();
    assertThat(outbox.isInTrouble()).isFalse();
  }

  @Test
  void twoRequestsAtOnceAndNoMore() {
    add("a");
    add("b");
    add("c");

    assertThat(around.sent).hasSize(2);
    assertThat(unfinished()).isEqualTo("abc");
    around.sent.remove().taken();
    assertThat(around.sent).extracting(Sent::ids).containsExactly("b", "c");
    around.sent.remove().taken();
    around.sent.remove().taken();
    assertThat(done).containsExactly("a", "b", "c");
    assertEmpty();
  }

  @Test
  void onlyWhatWasNotTakenIsSentAgain() {
    add("abcd");
    around.sent.remove().answer(Item.TAKEN, LATER, REFUSED, LATER);

    assertThat(around.sent).as("during the pause").isEmpty();
    assertThat(outbox.isInTrouble()).isTrue();
    assertThat(unfinished()).isEqualTo("bd");
    around.pass();
    assertThat(around.sent.peek().ids()).isEqualTo("bd");
    assertThat(done).isEmpty();
    around.sent.remove().taken();
    assertThat(done).containsExactly("abcd");
    assertThat(around.again).isEqualTo(2);
    assertThat(around.refused)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.source()).isEqualTo("elasticsearch:i/c");
              assertThat(row.detail()).isEqualTo("400 no");
              assertThat(row.reason()).isEqualTo(RejectedRow.Reason.REFUSED);
            });
    assertEmpty();
  }

  @Test
  void whatHasNoRoomForItsIndexWaitsAloneAndForever() {
    add("abc");
    around.sent.remove().answer(NO_ROOM, Item.TAKEN, NO_ROOM);

    assertThat(outbox.isInTrouble()).as("the server is well").isFalse();
    assertThat(outbox.heldDocuments()).isEqualTo(2);
    assertThat(outbox.documents()).isEqualTo(2);
    assertThat(unfinished()).isEqualTo("ac");
    assertThat(around.again).isEqualTo(2);
    for (int i = 0; i < 20; i++) {
      add("d");
      assertThat(around.sent.peek().ids()).as("others go on").isEqualTo("d");
      around.sent.remove().taken();
      around.pass();
      assertThat(outbox.heldDocuments()).isZero();
      assertThat(around.sent.peek().ids()).isEqualTo("ac");
      around.sent.remove().answer(NO_ROOM, NO_ROOM);
    }
    assertThat(around.pauses).allMatch(pause -> pause >= 10_000 && pause <= 20_000);
    assertThat(around.refused).isEmpty();
    around.pass();
    around.sent.remove().answer(Item.TAKEN, LATER);
    assertThat(done).doesNotContain("abc");
    around.pass();
    around.sent.remove().taken();
    assertThat(done).contains("abc");
    assertEmpty();
  }

  @Test
  void triesForeverAndEverMoreSlowly() {
    add("a");
    for (int i = 0; i < 50; i++) {
      around.sent.remove().fail(Kind.LATER);
      assertThat(unfinished()).isEqualTo("a");
      around.pass();
    }
    assertThat(around.pauses.get(0)).isBetween(50L, 100L);
    assertThat(around.pauses.get(5)).isBetween(1_600L, 3_200L);
    assertThat(around.pauses.subList(10, 50)).allMatch(pause -> pause >= 10_000 && pause <= 20_000);
    assertThat(around.pauses.stream().distinct().count()).as("they differ").isGreaterThan(40);

    around.sent.remove().taken();
    add("b");
    around.sent.remove().fail(Kind.LATER);
    assertThat(around.pauses.get(50)).as("after a success").isLessThanOrEqualTo(100);
  }

  @Test
  void aServerInTroubleGetsOneRequestAtATime() {
    add("a");
    add("b");
    add("c");
    around.sent.remove().fail(Kind.LATER);
    around.sent.remove().fail(Kind.LATER);

    assertThat(around.timers).as("one pause for both").hasSize(1);
    around.pass();
    assertThat(around.sent).hasSize(1);
    around.sent.remove().taken();
    assertThat(around.sent).as("it is well again").hasSize(2);
  }

  @Test
  void whatIsTooLargeIsHalvedUntilItFitsOrIsOne() {
    add("abcde");
    List<String> sizes = new ArrayList<>();
    while (!around.sent.isEmpty()) {
      Sent request = around.sent.remove();
      sizes.add(request.ids());
      if (request.ids().contains("d")) {
        request.fail(Kind.SMALLER);
      } else {
        request.taken();
      }
    }
    assertThat(sizes).containsExactly("abcde", "ab", "cde", "c", "de", "d", "e");
    assertThat(around.refused).extracting(RejectedRow::source).containsExactly("elasticsearch:i/d");
    assertThat(done).containsExactly("abcde");
    assertThat(around.pauses).isEmpty();
    assertEmpty();
  }

  @Test
  void whatIsTooMuchForNowIsHalvedAndWaits() {
    add("ab");
    around.sent.remove().fail(Kind.LATER_SMALLER);
    around.pass();
    assertThat(around.sent.peek().ids()).isEqualTo("a");
    around.sent.remove().fail(Kind.LATER_SMALLER);
    around.pass();
    assertThat(around.sent.peek().ids()).as("one alone stays").isEqualTo("a");
    around.sent.remove().taken();
    assertThat(done).isEmpty();
    around.sent.remove().taken();
    assertThat(done).containsExactly("ab");
    assertEmpty();
  }

  @Test
  void whatNobodyWillTakeFailsTheJobAndStaysUnfinished() {
    add("ab");
    around.sent.remove().fail(Kind.FATAL);
    assertThat(around.fatal).singleElement().hasToString("java.io.IOException: Elasticsearch: why");
    assertThat(unfinished()).isEqualTo("ab");

    add("cd");
    assertThat(outbox.documents()).isEqualTo(4);
  }

  @Test
  void loseNothingWhateverIsAnswered() {
    SplittableRandom random = new SplittableRandom(42);
    Item[] notTaken = {LATER, NO_ROOM, REFUSED};
    List<String> taken = new ArrayList<>();
    int handedIn = 0;
    for (int step = 0; step < 5_000; step++) {
      if (step < 4_000 && random.nextInt(4) == 0) {
        int first = handedIn;
        List<BulkAction> batch =
            IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> new BulkAction("i", "" + (first + i), 2, new byte[i]))
                .toList();
        handedIn += batch.size();
        outbox.add(batch, () -> {});
      } else if (!around.timers.isEmpty() && (around.sent.isEmpty() || random.nextBoolean())) {
        around.pass();
      } else if (!around.sent.isEmpty()) {
        Sent request = around.sent.remove();
        switch (step < 4_000 ? random.nextInt(6) : 5) {
          case 0 -> request.fail(Kind.LATER);
          case 1 -> request.fail(Kind.LATER_SMALLER);
          case 2 -> request.fail(request.actions().size() > 1 ? Kind.SMALLER : Kind.LATER);
          default -> {
            Item[] items = new Item[request.actions().size()];
            Arrays.setAll(
                items, i -> step(random) ? Item.TAKEN : notTaken[random.nextInt(notTaken.length)]);
            for (int i = 0; i < items.length; i++) {
              if (items[i] == Item.TAKEN) {
                taken.add(request.actions().get(i).id());
              }
            }
            request.answer(items);
          }
        }
      }
    }
    while (!around.timers.isEmpty() || !around.sent.isEmpty()) {
      if (around.sent.isEmpty()) {
        around.pass();
      } else {
        Sent request = around.sent.remove();
        request.actions().forEach(action -> taken.add(action.id()));
        request.taken();
      }
    }
    assertThat(taken).doesNotHaveDuplicates().hasSize(handedIn - around.refused.size());
    assertThat(around.refused).isNotEmpty();
    assertEmpty();
  }

  private static boolean step(SplittableRandom random) {
    return random.nextInt(3) > 0;
  }
}
