package io.roguedns.allowlist;

import io.roguedns.allowlist.RawEntry.RawField;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads an allowlist's file: a YAML list of entries, in UTF-8. All problems are reported together,
 * each with its line; entries with problems are omitted.
 *
 * <p>Values are strings, whatever their YAML type: {@code until: 2026-03-01} is as good as in
 * quotes. A key with the value {@code null} counts as absent. Anchors and aliases aren't supported.
 */
public final class AllowlistFile {
  /** The largest file that is read; ten thousand entries take a tenth of it. */
  public static final int LARGEST_BYTES = 16 << 20;

  private AllowlistFile() {}

  /**
   * What was read.
   *
   * @param entries the valid ones, in the file's order
   * @param problems by line; empty if the file is valid
   */
  public record Reading(List<AllowlistEntry> entries, List<Problem> problems) {
    public boolean isValid() {
      return problems.isEmpty();
    }

    /**
     * @throws IllegalStateException if there are problems: an incomplete list isn't valid
     */
    public Allowlist allowlist() {
      if (!isValid()) {
        throw new IllegalStateException("the allowlist has problems: " + problems);
      }
      return Allowlist.of(entries);
    }
  }

  /**
   * @throws IOException if the file can't be read at all
   */
  public static Reading read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in.readNBytes(LARGEST_BYTES + 1));
    }
  }

  /** Reads the bytes of a file. */
  public static Reading read(byte[] bytes) {
    if (bytes.length > LARGEST_BYTES) {
      return invalid(1, "is larger than " + (LARGEST_BYTES >> 20) + " MB");
    }
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(in, text, true);
    text.flip();
    if (result.isError()) {
      return invalid(lineAt(text, text.length()), "isn't UTF-8: this line has an invalid byte");
    }
    return read(text.toString());
  }

  private static Reading read(String text) {
    Problems problems = new Problems();
    List<AllowlistEntry> entries = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    Map<String, Integer> lineOfId = new HashMap<>();
    parse(
        text,
        problems,
        yaml ->
            YamlList.readList(
                yaml,
                raw -> {
                  long before = problems.count();
                  String id = newId(raw, lineOfId, problems);
                  Optional<AllowlistEntry> entry = EntryReader.read(raw, id, problems);
                  if (entry.isPresent() && problems.count() == before) {
                    entries.add(entry.get());
                    lines.add(raw.field(Field.ADDRESS).map(RawField::line).orElse(raw.line()));
                  }
                },
                problems));
    RangeRules.firstTooMuch(entries)
        .ifPresent(
            index ->
                problems.add(
                    lines.get(index),
                    entries.get(index).id(),
                    Field.ADDRESS.key(),
                    RangeRules.TOO_MUCH));
    return new Reading(List.copyOf(entries), problems.list());
  }

  /**
   * Reads one entry: the value of a message whose key is the entry's id. The value is a mapping, in
   * JSON or YAML; it needn't repeat the id, and can't have another.
   *
   * <p>{@link RangeRules#firstTooMuch} checks what several entries cover together.
   */
  public static Reading readEntry(String id, String value) {
    Problems problems = new Problems();
    List<AllowlistEntry> entries = new ArrayList<>();
    if (id.isBlank()) {
      return invalid(1, "the message has no key; it has to be the entry's id");
    }
    parse(
        value,
        problems,
        yaml ->
            YamlList.readEntry(
                yaml,
                raw -> {
                  raw.field(Field.ID)
                      .filter(own -> !own.single().text().equals(id))
                      .ifPresent(
                          own ->
                              problems.add(
                                  own.line(),
                                  id,
                                  Field.ID.key(),
                                  "differs from the message's key: "
                                      + YamlList.shown(own.single().text())));
                  EntryReader.read(raw, id, problems).ifPresent(entries::add);
                },
                problems));
    return new Reading(problems.count() == 0 ? List.copyOf(entries) : List.of(), problems.list());
  }

  private static Reading invalid(int line, String message) {
    return new Reading(List.of(), List.of(new Problem(line, "", "", message)));
  }

  /** The entry's id if it has one; reports that it has none, or that another has the same. */
  private static String newId(RawEntry raw, Map<String, Integer> lineOfId, Problems problems) {
    Optional<RawField> field = raw.field(Field.ID);
    if (field.isEmpty()) {
      if (raw.faults().stream().noneMatch(fault -> fault.key().equals(Field.ID.key()))) {
        problems.add(raw.line(), "", Field.ID.key(), "is missing: every entry needs a unique one");
      }
      return "";
    }
    String id = field.get().single().text();
    if (id.isEmpty()) {
      return id;
    }
    Integer first = lineOfId.putIfAbsent(id, field.get().line());
    if (first != null) {
      problems.add(
          field.get().line(), id, Field.ID.key(), "is also the id of the entry in line " + first);
    }
    return id;
  }

  private interface YamlReader {
    void read(String yaml);
  }

  /** Parses a text, and reports invalid YAML. */
  private static void parse(String text, Problems problems, YamlReader reader) {
    // The parser's error has the index of such a character, but not its line.
    int line = 1;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int character = text.codePointAt(i);
      if (character == '\n') {
        line++;
      } else if (!StreamReader.isPrintable(character)) {
        problems.add(
            line, "", "", String.format("isn't valid YAML: the character U+%04X in it", character));
      }
    }
    if (problems.count() > 0) {
      return;
    }
    try {
      reader.read(text);
    } catch (MarkedYamlEngineException malformed) {
      problems.add(
          malformed.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1),
          "",
          "",
          explanation(malformed));
    } catch (YamlVersionException version) {
      problems.add(1, "", "", "isn't valid YAML: it declares version " + version.getMessage());
    }
  }

  private static String explanation(MarkedYamlEngineException malformed) {
    StringBuilder text = new StringBuilder("isn't valid YAML: ");
    String context = malformed.getContext();
    if (context != null) {
      text.append(context);
      malformed
          .getContextMark()
          .ifPresent(mark -> text.append(" that starts in line ").append(mark.getLine() + 1));
      text.append(", ");
    }
    text.append(malformed.getProblem());
    if (context != null && (context.endsWith(" alias") || context.endsWith(" anchor"))) {
      text.append("; a value that starts with * or & has to be in quotes");
    }
    return text.toString();
  }

  /** The line in which a character stands. */
  private static int lineAt(CharSequence text, int index) {
    int line = 1;
    for (int i = 0; i < index; i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }
}
