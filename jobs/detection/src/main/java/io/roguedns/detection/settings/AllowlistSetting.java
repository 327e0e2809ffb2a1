package io.roguedns.detection.settings;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.AllowlistFile;
import io.roguedns.allowlist.DefaultAllowlists;
import io.roguedns.allowlist.EntryKind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Puts the run's allowlist together: the file's, or the query's own lists, which settings may
 * replace.
 */
final class AllowlistSetting {
  private final RawSettings raw;
  private final List<String> problems;
  private final List<String> notes;

  AllowlistSetting(RawSettings raw, List<String> problems, List<String> notes) {
    this.raw = raw;
    this.problems = problems;
    this.notes = notes;
  }

  Allowlist read(Semantics semantics) {
    boolean lists =
        !raw.of(Catalog.AUTHORIZED_RESOLVERS).isEmpty()
            || !raw.of(Catalog.PUBLIC_RESOLVERS).isEmpty();
    List<RawSettings.Value> file = raw.of(Catalog.ALLOWLIST);
    Allowlist allowlist;
    if (file.isEmpty()) {
      allowlist = lists(semantics);
    } else {
      if (lists) {
        problems.add(
            "--allowlist together with --authorized-resolvers or --public-resolvers: add the"
                + " addresses to the file");
      }
      allowlist = file(file.get(file.size() - 1));
      noteWhatIsMissing(semantics, allowlist);
    }
    note(semantics, allowlist);
    return allowlist;
  }

  private Allowlist file(RawSettings.Value value) {
    try {
      AllowlistFile.Reading file = AllowlistFile.read(Path.of(value.text()));
      file.problems()
          .forEach(problem -> problems.add(value.origin() + " " + value.text() + ": " + problem));
      return file.isValid() ? file.allowlist() : Allowlist.EMPTY;
    } catch (NoSuchFileException absent) {
      problems.add(value.origin() + " " + value.text() + ": no such file");
      return Allowlist.EMPTY;
    } catch (IOException | IllegalArgumentException unreadable) {
      problems.add(
          value.origin() + " " + value.text() + ": can't be read: " + unreadable.getMessage());
      return Allowlist.EMPTY;
    }
  }

  /** A file takes the place of the default lists, which surprises who only meant to add to them. */
  private void noteWhatIsMissing(Semantics semantics, Allowlist allowlist) {
    if (allowlist.entries().stream().noneMatch(e -> e.kind() == EntryKind.PUBLIC_RESOLVER)) {
      notes.add(
          "no public resolver is on the allowlist, so queries to 8.8.8.8 and others give"
              + " findings; roguedns allowlist defaults prints entries to start with");
    }
    if (semantics == Semantics.STRICT
        && allowlist.entries().stream().noneMatch(e -> e.kind() == EntryKind.ORDINARY_DOMAIN)) {
      notes.add(
          "no ordinary domain is on the allowlist, so names of blocklists and antivirus services"
              + " count in full; roguedns allowlist defaults prints such entries too");
    }
  }

  private Allowlist lists(Semantics semantics) {
    Allowlist query = DefaultAllowlists.query();
    List<AllowlistEntry> entries = new ArrayList<>();
    entries.addAll(
        given(Catalog.AUTHORIZED_RESOLVERS, query, id -> id.startsWith("authorized-"), true));
    entries.addAll(given(Catalog.PUBLIC_RESOLVERS, query, id -> id.startsWith("public-"), false));
    if (semantics == Semantics.STRICT) {
      DefaultAllowlists.strict().entries().stream()
          .filter(entry -> !query.entries().contains(entry))
          .forEach(entries::add);
    }
    return Allowlist.of(entries);
  }

  /** The entries of one of the query's lists, or those that a setting puts in their place. */
  private List<AllowlistEntry> given(
      Setting<List<String>> setting,
      Allowlist query,
      Predicate<String> ofList,
      boolean authorized) {
    List<RawSettings.Value> values = raw.of(setting);
    if (values.isEmpty()) {
      return query.entries().stream().filter(entry -> ofList.test(entry.id())).toList();
    }
    RawSettings.Value value = values.get(values.size() - 1);
    try {
      List<String> addresses = setting.parser().apply(value.text());
      return DefaultAllowlists.of(
              authorized ? addresses : List.of(), authorized ? List.of() : addresses)
          .entries();
    } catch (IllegalArgumentException refused) {
      problems.add(value.origin() + " " + value.text() + ": " + refused.getMessage());
      return List.of();
    }
  }

  private void note(Semantics semantics, Allowlist allowlist) {
    if (semantics == Semantics.KQL && !allowlist.kqlIgnored().isEmpty()) {
      notes.add(
          "the query can't express these allowlist entries, so kql ignores them: "
              + ids(allowlist.kqlIgnored()));
    }
    if (semantics == Semantics.STRICT && !allowlist.needsNetworkContext().isEmpty()) {
      notes.add(
          "rows don't have the device's network, so these exemptions never apply: "
              + ids(allowlist.needsNetworkContext()));
    }
  }

  private static String ids(List<AllowlistEntry> entries) {
    return entries.stream().map(AllowlistEntry::id).collect(Collectors.joining(", "));
  }
}
