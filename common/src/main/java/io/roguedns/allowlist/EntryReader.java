package io.roguedns.allowlist;

import io.roguedns.address.Cidr;
import io.roguedns.allowlist.RawEntry.Fault;
import io.roguedns.allowlist.RawEntry.RawField;
import io.roguedns.allowlist.RawEntry.RawText;
import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Parses the values of one entry, and reports all problems. */
final class EntryReader {
  private static final int LONGEST_VALUE = 4096;

  private static final List<String> KINDS =
      Stream.of(EntryKind.values()).map(EntryKind::label).toList();

  /** The one signal that domains concern. */
  private static final String TUNNEL_BY_NAME = "tunnel-by-name";

  /** The signals' ids; {@code kql} semantics has the first three. */
  static final List<String> SIGNALS =
      List.of("unauthorized-resolver", "high-volume", "configuration-change", TUNNEL_BY_NAME);

  private static final String NAMED =
      Suggestion.oneOf(Field.OF_EXEMPTIONS.stream().map(Field::key).toList());

  private final RawEntry raw;
  private final String id;
  private final Problems problems;

  /** Keys with invalid values, which have been reported. */
  private final Set<Field> faulty = EnumSet.noneOf(Field.class);

  private EntryReader(RawEntry raw, String id, Problems problems) {
    this.raw = raw;
    this.id = id;
    this.problems = problems;
  }

  /**
   * Reads an entry.
   *
   * @param id the entry's id, or {@code ""} if it has none, which is not reported here
   * @return empty if it has a problem, which has then been reported
   */
  static Optional<AllowlistEntry> read(RawEntry raw, String id, Problems problems) {
    return new EntryReader(raw, id, problems).read();
  }

  private Optional<AllowlistEntry> read() {
    long before = problems.count();
    for (Fault fault : raw.faults()) {
      problems.add(fault.line(), id, fault.key(), fault.message());
      Field.ofKey(fault.key()).ifPresent(faulty::add);
    }
    raw.fields().forEach(this::characters);
    if (id.length() > Problems.LONGEST_ID) {
      add(Field.ID, "is longer than " + Problems.LONGEST_ID + " characters");
    }
    Optional<EntryKind> kind = kind();
    long from = time(Field.FROM, AllowlistEntry.ALWAYS);
    long until = time(Field.UNTIL, AllowlistEntry.FOREVER);
    if (from != Ticks.NONE && until != Ticks.NONE && from >= until) {
      add(Field.UNTIL, "has to be after from: until is exclusive");
    }
    List<String> signals = signals();
    Optional<Cidr> address = address();
    field(Field.PROCESS).ifPresent(this::process);
    field(Field.DOMAIN)
        .flatMap(field -> DomainRules.problem(field.single().text()))
        .ifPresent(problem -> add(Field.DOMAIN, problem));
    kind.ifPresent(known -> ofKind(known, address, signals));
    if (problems.count() > before || kind.isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(build(kind.get(), from, until, signals));
  }

  private AllowlistEntry build(EntryKind kind, long from, long until, List<String> signals) {
    AllowlistEntry.Builder entry =
        AllowlistEntry.builder(id, kind).from(from).until(until).signals(signals);
    text(Field.ADDRESS, entry::address);
    text(Field.PROCESS, entry::process);
    text(Field.ACCOUNT, entry::account);
    text(Field.DEVICE, entry::device);
    text(Field.NETWORK, entry::network);
    text(Field.DOMAIN, entry::domain);
    text(Field.REASON, entry::reason);
    text(Field.OWNER, entry::owner);
    return entry.build();
  }

  private void text(Field field, Consumer<String> target) {
    raw.field(field).ifPresent(value -> target.accept(value.single().text()));
  }

  /** A key's value if it is present and valid. */
  private Optional<RawField> field(Field field) {
    return faulty.contains(field) ? Optional.empty() : raw.field(field);
  }

  private boolean isMissing(Field field) {
    return raw.field(field).isEmpty() && !faulty.contains(field);
  }

  private void add(Field field, String message) {
    add(raw.field(field).map(RawField::line).orElse(raw.line()), field, message);
  }

  private void add(int line, Field field, String message) {
    problems.add(line, id, field.key(), message);
  }

  /** Checks that apply to every text. */
  private void characters(Field field, RawField value) {
    boolean prose = field == Field.REASON || field == Field.OWNER;
    for (RawText text : value.texts()) {
      if (text.text().length() > LONGEST_VALUE) {
        add(text.line(), field, "is longer than " + LONGEST_VALUE + " characters");
      } else if (text.text().isEmpty() && !prose) {
        add(text.line(), field, "is empty: set a value, or omit the key");
      } else if (text.text().chars().anyMatch(c -> isControl(c, prose))) {
        add(text.line(), field, "has a control character");
      } else {
        continue;
      }
      faulty.add(field);
    }
  }

  private static boolean isControl(int c, boolean prose) {
    boolean layout = c == '\n' || c == '\r' || c == '\t';
    return Character.isISOControl(c) && !(prose && layout);
  }

  private Optional<EntryKind> kind() {
    Optional<RawField> field = field(Field.KIND);
    if (field.isEmpty()) {
      if (isMissing(Field.KIND)) {
        add(Field.KIND, "is missing: an entry is of kind " + Suggestion.oneOf(KINDS));
      }
      return Optional.empty();
    }
    String label = field.get().single().text();
    Optional<EntryKind> kind = EntryKind.labelled(label);
    if (kind.isEmpty()) {
      add(Field.KIND, YamlList.shown(label) + " isn't a kind" + Suggestion.among(label, KINDS));
    }
    return kind;
  }

  private long time(Field field, long absent) {
    Optional<RawField> value = field(field);
    if (value.isEmpty()) {
      return absent;
    }
    String text = value.get().single().text();
    long ticks = Ticks.parse(text);
    if (ticks == Ticks.NONE) {
      add(
          field,
          YamlList.shown(text)
              + " isn't a time: write it as 2026-03-01 or 2026-03-01T08:00:00Z (UTC)");
    }
    return ticks;
  }

  private List<String> signals() {
    List<String> signals = new ArrayList<>();
    field(Field.SIGNALS)
        .ifPresent(
            field -> {
              if (field.isList() && field.texts().isEmpty()) {
                add(Field.SIGNALS, "is empty: set a signal, or omit the key for all signals");
              }
              for (RawText text : field.texts()) {
                if (SIGNALS.contains(text.text())) {
                  signals.add(text.text());
                } else {
                  add(
                      text.line(),
                      Field.SIGNALS,
                      YamlList.shown(text.text())
                          + " isn't a signal"
                          + Suggestion.among(text.text(), SIGNALS));
                }
              }
            });
    return signals;
  }

  private Optional<Cidr> address() {
    Optional<RawField> field = field(Field.ADDRESS);
    if (field.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Cidr.parse(field.get().single().text()));
    } catch (IllegalArgumentException problem) {
      add(Field.ADDRESS, problem.getMessage());
      return Optional.empty();
    }
  }

  private void process(RawField field) {
    String pattern = field.single().text();
    int start = GlobPattern.fileNameStart(pattern);
    if (start > 0) {
      add(
          Field.PROCESS,
          "is compared with the file name only, and can't have a directory"
              + (start < pattern.length() ? ": write " + pattern.substring(start) : ""));
    }
  }

  /** Checks what a kind requires and excludes. */
  private void ofKind(EntryKind kind, Optional<Cidr> address, List<String> signals) {
    for (Field field : raw.fields().keySet()) {
      if (!field.belongsTo(kind)) {
        add(
            field,
            "doesn't belong to kind "
                + kind.label()
                + ", only to "
                + Suggestion.oneOf(field.kinds().stream().map(EntryKind::label).toList()));
      }
    }
    switch (kind) {
      case AUTHORIZED_RESOLVER, PUBLIC_RESOLVER -> {
        requires(Field.ADDRESS, "is missing: a resolver needs an address or a range");
        address.flatMap(RangeRules::problem).ifPresent(problem -> add(Field.ADDRESS, problem));
      }
      case EXEMPTION -> exemption();
      case ORDINARY_DOMAIN -> {
        requires(Field.DOMAIN, "is missing: an ordinary domain needs one");
        if (signals.stream().anyMatch(signal -> !signal.equals(TUNNEL_BY_NAME))) {
          add(Field.SIGNALS, "can't be others than " + TUNNEL_BY_NAME + " for an ordinary domain");
        }
      }
    }
  }

  private void requires(Field field, String message) {
    if (isMissing(field)) {
      add(field, message);
    }
  }

  private void exemption() {
    List<Field> named =
        Field.OF_EXEMPTIONS.stream().filter(field -> field(field).isPresent()).toList();
    if (Field.OF_EXEMPTIONS.stream().allMatch(this::isMissing)) {
      problems.add(raw.line(), id, "", "an exemption has to name a " + NAMED);
    }
    boolean everything =
        named.stream()
            .allMatch(
                field ->
                    PatternRules.fitsNearlyEverything(
                        field, GlobPattern.of(raw.fields().get(field).single().text())));
    if (!named.isEmpty() && everything) {
      add(named.get(0), PatternRules.NEARLY_EVERYTHING + "; name the " + NAMED);
    }
  }
}
