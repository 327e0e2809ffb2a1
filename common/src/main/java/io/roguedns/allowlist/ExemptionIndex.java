package io.roguedns.allowlist;

import io.roguedns.address.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the exemption that covers a row. An exemption is indexed by one condition without {@code *}
 * (its process, else its account, else its device), so a row is compared with few of them; those
 * with patterns only are compared one by one.
 */
final class ExemptionIndex {
  private final Map<String, List<Numbered>> byProcess = new HashMap<>();
  private final Map<String, List<Numbered>> byAccount = new HashMap<>();
  private final Map<String, List<Numbered>> byDevice = new HashMap<>();
  private final List<Numbered> byPattern = new ArrayList<>();
  private final List<AllowlistEntry> byNetwork = new ArrayList<>();

  ExemptionIndex(List<AllowlistEntry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      AllowlistEntry entry = entries.get(i);
      if (entry.kind() != EntryKind.EXEMPTION) {
        continue;
      }
      if (entry.network() != null) {
        byNetwork.add(entry);
      } else {
        bucket(entry).add(new Numbered(i, entry));
      }
    }
  }

  private List<Numbered> bucket(AllowlistEntry entry) {
    Optional<String> process = literal(entry.process());
    if (process.isPresent()) {
      return byProcess.computeIfAbsent(process.get(), key -> new ArrayList<>(1));
    }
    Optional<String> account = literal(entry.account());
    if (account.isPresent()) {
      return byAccount.computeIfAbsent(account.get(), key -> new ArrayList<>(1));
    }
    Optional<String> device = literal(entry.device());
    if (device.isPresent()) {
      return byDevice.computeIfAbsent(device.get(), key -> new ArrayList<>(1));
    }
    return byPattern;
  }

  private static Optional<String> literal(GlobPattern pattern) {
    return Optional.ofNullable(pattern).flatMap(GlobPattern::literal);
  }

  /** The first entry in the list's order that is for a signal, is valid at a time, and matches. */
  Optional<AllowlistEntry> find(
      String signal, String process, String account, String device, IpAddress address, long at) {
    String fileName = process.substring(GlobPattern.fileNameStart(process));
    List<List<Numbered>> buckets =
        List.of(
            under(byProcess, fileName),
            under(byAccount, account),
            under(byDevice, device),
            byPattern);
    Numbered first = null;
    for (List<Numbered> bucket : buckets) {
      for (Numbered candidate : bucket) {
        if (first != null && candidate.place() > first.place()) {
          break;
        }
        AllowlistEntry entry = candidate.entry();
        if (entry.appliesTo(signal)
            && entry.validAt(at)
            && entry.fits(process, account, device, address)) {
          first = candidate;
          break;
        }
      }
    }
    return Optional.ofNullable(first).map(Numbered::entry);
  }

  private static List<Numbered> under(Map<String, List<Numbered>> entries, String name) {
    return entries.isEmpty() ? List.of() : entries.getOrDefault(GlobPattern.fold(name), List.of());
  }

  /** The entries with a network, in the list's order. */
  List<AllowlistEntry> byNetwork() {
    return List.copyOf(byNetwork);
  }
}
