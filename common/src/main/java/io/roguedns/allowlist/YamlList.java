package io.roguedns.allowlist;

import io.roguedns.allowlist.RawEntry.Fault;
import io.roguedns.allowlist.RawEntry.RawField;
import io.roguedns.allowlist.RawEntry.RawText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.ParserException;

/**
 * Reads YAML of one form: a list of mappings from known keys to texts or lists of texts. It
 * processes the parser's events, so every problem has its line, values stay strings (no number,
 * date or boolean), and neither aliases nor deep nesting cost memory.
 */
final class YamlList {
  static final String EMPTY = "there is no content: an empty list is written []";

  private static final String NO_LIST = "this has to be a list: start each entry with \"- \"";
  private static final String NO_MAPPING = "an entry has to be keys and their values";
  private static final String NO_VALUE = "has no value: set one, or null, or omit the key";
  private static final String ANCHORED =
      "anchors (&) and aliases (*) aren't supported: write the value itself, in quotes if it"
          + " starts with * or &";

  /** Nothing valid is nested deeper than 3; past this, reading stops. */
  private static final int DEEPEST = 32;

  /** The maximum of reported faults per entry. */
  private static final int MOST_FAULTS = 100;

  private static final Set<String> NULLS = Set.of("null", "Null", "NULL", "~");

  private final Iterator<Event> events;
  private final Consumer<RawEntry> consumer;
  private final Problems problems;
  private int depth;
  private Optional<Mark> latest = Optional.empty();

  private YamlList(String yaml, Consumer<RawEntry> consumer, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            // The whole text as one buffer: a token longer than the buffer costs quadratic time.
            .setBufferSize(yaml.length() + 2)
            .build();
    this.events = new Parse(settings).parseString(yaml).iterator();
    this.consumer = consumer;
    this.problems = problems;
  }

  /**
   * Reads a list of entries.
   *
   * @param consumer receives each entry with the problems of its form
   * @param problems receives the problems of the list's own form
   * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if the text isn't valid YAML
   */
  static void readList(String yaml, Consumer<RawEntry> consumer, Problems problems) {
    YamlList list = new YamlList(yaml, consumer, problems);
    list.document(list::entries);
  }

  /** Reads a single entry, otherwise as {@link #readList} does. */
  static void readEntry(String yaml, Consumer<RawEntry> consumer, Problems problems) {
    YamlList list = new YamlList(yaml, consumer, problems);
    list.document(list::entry);
  }

  private void document(Consumer<Event> reader) {
    next(); // the stream's start
    if (next().getEventId() == Event.ID.StreamEnd) {
      problems.add(1, "", "", EMPTY);
      return;
    }
    reader.accept(next());
    next(); // the document's end
    Event after = next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      problems.add(
          line(after), "", "", "a second document starts here: all entries have to be" + " in one");
    }
  }

  private void entries(Event root) {
    if (root.getEventId() == Event.ID.SequenceStart) {
      if (isAnchored(root)) {
        problems.add(line(root), "", "", ANCHORED);
      }
      for (Event next = next(); next.getEventId() != Event.ID.SequenceEnd; next = next()) {
        entry(next);
      }
    } else {
      problems.add(line(root), "", "", isBare(root, "") || isNull(root) ? EMPTY : NO_LIST);
      skip(root);
    }
  }

  private void entry(Event start) {
    if (start.getEventId() != Event.ID.MappingStart) {
      problems.add(line(start), "", "", isAnchored(start) ? ANCHORED : NO_MAPPING);
      skip(start);
      return;
    }
    RawEntry entry = new RawEntry(line(start), new ArrayList<>());
    if (isAnchored(start)) {
      fault(entry, start, "", ANCHORED);
    }
    for (Event key = next(); key.getEventId() != Event.ID.MappingEnd; key = next()) {
      keyAndValue(entry, key);
    }
    consumer.accept(entry);
  }

  private void keyAndValue(RawEntry entry, Event key) {
    if (!(key instanceof ScalarEvent scalar)) {
      fault(entry, key, "", isAnchored(key) ? ANCHORED : "a key has to be a word");
      skip(key);
      skip(next());
      return;
    }
    String name = scalar.getValue();
    Optional<Field> known = Field.ofKey(name);
    if (isAnchored(key)) {
      fault(entry, key, "", ANCHORED);
      skip(next());
    } else if (known.isEmpty()) {
      fault(entry, key, "", "unknown key " + shown(name) + Suggestion.among(name, Field.KEYS));
      skip(next());
    } else if (entry.fields().containsKey(known.get())) {
      int first = entry.fields().get(known.get()).line();
      fault(entry, key, name, "is given twice, first in line " + first);
      skip(next());
    } else {
      value(entry, known.get(), next());
    }
  }

  private void value(RawEntry entry, Field field, Event value) {
    String key = field.key();
    if (isAnchored(value)) {
      fault(entry, value, key, ANCHORED);
      skip(value);
    } else if (value instanceof ScalarEvent scalar) {
      if (isBare(value, "")) {
        fault(entry, value, key, NO_VALUE);
      } else if (!isNull(value)) {
        entry.fields().put(field, new RawField(line(value), false, List.of(text(scalar))));
      }
    } else if (value.getEventId() == Event.ID.SequenceStart && field == Field.SIGNALS) {
      entry.fields().put(field, new RawField(line(value), true, texts(entry, key)));
    } else {
      fault(
          entry,
          value,
          key,
          "has to be one text"
              + (field == Field.SIGNALS ? ", or a list of them" : ": write an entry for each"));
      skip(value);
    }
  }

  /** The texts of a list whose start has been read. */
  private List<RawText> texts(RawEntry entry, String key) {
    List<RawText> texts = new ArrayList<>();
    for (Event next = next(); next.getEventId() != Event.ID.SequenceEnd; next = next()) {
      if (isAnchored(next)) {
        fault(entry, next, key, ANCHORED);
        skip(next);
      } else if (next instanceof ScalarEvent scalar && !isBare(next, "") && !isNull(next)) {
        texts.add(text(scalar));
      } else {
        fault(entry, next, key, "has something other than a text in its list");
        skip(next);
      }
    }
    return texts;
  }

  private static RawText text(ScalarEvent scalar) {
    return new RawText(line(scalar), scalar.getValue().strip());
  }

  /** Skips to the end of the structure that an event starts. */
  private void skip(Event start) {
    boolean begins =
        start.getEventId() == Event.ID.SequenceStart || start.getEventId() == Event.ID.MappingStart;
    int outside = depth - 1;
    while (begins && depth > outside) {
      next();
    }
  }

  private Event next() {
    Event event;
    try {
      event = events.next();
    } catch (IllegalArgumentException escape) {
      // The parser reads "\\U99999999" as a number, and doesn't expect that it may be invalid.
      throw new ParserException("a text with an invalid escape (\\U)", latest);
    }
    latest = event.getStartMark();
    switch (event.getEventId()) {
      case SequenceStart, MappingStart -> depth++;
      case SequenceEnd, MappingEnd -> depth--;
      default -> {
        // Neither opens nor closes anything.
      }
    }
    if (depth > DEEPEST) {
      throw new ParserException("nested too deeply to be an allowlist", event.getStartMark());
    }
    return event;
  }

  private static void fault(RawEntry entry, Event at, String key, String message) {
    if (entry.faults().size() < MOST_FAULTS) {
      entry.faults().add(new Fault(line(at), key, message));
    } else if (entry.faults().size() == MOST_FAULTS) {
      entry.faults().add(new Fault(line(at), "", "this entry has more problems than are listed"));
    }
  }

  /** Whether it is an alias, or something that aliases may refer to. */
  private static boolean isAnchored(Event event) {
    return event instanceof NodeEvent node && node.getAnchor().isPresent();
  }

  private static boolean isNull(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.isPlain()
        && NULLS.contains(scalar.getValue());
  }

  /** Whether it is a text without quotes. */
  private static boolean isBare(Event event, String text) {
    return event instanceof ScalarEvent scalar
        && scalar.isPlain()
        && scalar.getValue().equals(text);
  }

  /** A word as a message shows it. */
  static String shown(String word) {
    return '"' + (word.length() > 60 ? word.substring(0, 60) + "..." : word) + '"';
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
