package io.roguedns.detection.cli;

import io.roguedns.detection.explain.Timeline;
import io.roguedns.detection.explain.Timeline.Step;
import io.roguedns.text.Printable;
import java.util.List;
import java.util.Locale;

/** A timeline as lines, with a heading for each day. The middle of a long one is omitted. */
final class TimelineText {
  static final int MOST_LINES = 100;

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_VALUE = 200;

  private final StringBuilder text = new StringBuilder();
  private String day = "";

  private TimelineText() {}

  static String of(Timeline timeline) {
    TimelineText lines = new TimelineText();
    List<Step> steps = timeline.steps();
    if (steps.isEmpty()) {
      lines.text.append("  The run has no findings of this alert.\n");
    }
    int leftOut = Math.max(0, steps.size() - MOST_LINES);
    int head = leftOut == 0 ? steps.size() : MOST_LINES / 2;
    steps.subList(0, head).forEach(lines::add);
    if (leftOut > 0) {
      lines.say("… %,d lines are omitted here …", leftOut);
      steps.subList(head + leftOut, steps.size()).forEach(lines::add);
    }
    if (timeline.notHeld() > 0) {
      lines.say("%,d further findings are omitted: see the files", timeline.notHeld());
    }
    return lines.text.toString();
  }

  private void say(String format, Object... arguments) {
    text.append("  ").append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private void add(Step step) {
    String date = Moment.day(step.first());
    if (!date.equals(day)) {
      say("%s", date);
      day = date;
    }
    String from = Moment.time(step.first());
    String to =
        Moment.day(step.last()).equals(date)
            ? Moment.time(step.last())
            : Moment.dayAndTime(step.last());
    say(
        "  %-17s  %s%s %s",
        from.equals(to) ? from : from + "–" + to,
        step.device() == null ? "" : name(step.device()) + ": ",
        step.process() == null ? "unknown process" : name(step.process()),
        deed(step));
  }

  private static String deed(Step step) {
    return switch (step.kind()) {
      case USE -> use(step);
      case VOLUME -> volume(step);
      case CHANGE ->
          "changed " + value(step.setting()) + " to " + value(step.server()) + times(step);
      case NAMES -> names(step);
    };
  }

  private static String use(Step step) {
    String nameless =
        step.process() == null || step.nameless() == 0
            ? ""
            : String.format(
                Locale.ROOT, ", %,d of them in rows without a process", step.nameless());
    return "queried " + value(step.server()) + times(step) + nameless;
  }

  private static String volume(Step step) {
    return String.format(
        Locale.ROOT,
        "sent %,d queries to %,d servers%s",
        step.queries(),
        step.servers(),
        step.findings() == 1 ? "" : " at most, in " + step.findings() + " bins");
  }

  private static String names(Step step) {
    return String.format(
        Locale.ROOT,
        "sent %s names that carry data under %s, %,d queries%s",
        step.server() == null || step.server().isEmpty() ? "a resolver" : value(step.server()),
        step.setting() == null || step.setting().isEmpty() ? "many domains" : value(step.setting()),
        step.queries(),
        step.findings() == 1 ? "" : " in " + step.findings() + " windows");
  }

  private static String times(Step step) {
    return step.findings() == 1 ? "" : String.format(Locale.ROOT, ", %,d times", step.findings());
  }

  private static String name(String text) {
    return Printable.of(text, LONGEST_NAME);
  }

  private static String value(String text) {
    return text == null ? "nothing" : Printable.of(text, LONGEST_VALUE);
  }
}
