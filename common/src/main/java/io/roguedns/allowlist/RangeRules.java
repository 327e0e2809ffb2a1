package io.roguedns.allowlist;

import io.roguedns.address.AddressSpace;
import io.roguedns.address.Cidr;
import io.roguedns.address.PublicSpace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Limits of resolver entries, since wider ones would disable the signals: a range of public
 * addresses may not be too wide, by itself or together with the list's other ranges. All entries of
 * a list count together, whatever their kind, signals and validity.
 */
public final class RangeRules {
  /** The widest range of IPv4: the largest allocation to one organisation. */
  private static final int SHORTEST_PREFIX_V4 = 8;

  private static final int SHORTEST_PREFIX_V6 = 16;

  /** The maximum share of the public addresses that a list may cover. */
  private static final double MOST_TOGETHER = 0.5;

  /** The message about the entry that {@link #firstTooMuch} finds. */
  public static final String TOO_MUCH =
      "with this range, the list's resolvers are over half of all public addresses: that would"
          + " disable the signals";

  private RangeRules() {}

  /** The problem of a resolver entry's range, if it has one. */
  public static Optional<String> problem(Cidr range) {
    int shortest = range.first().isV4() ? SHORTEST_PREFIX_V4 : SHORTEST_PREFIX_V6;
    if (range.prefix() >= shortest || AddressSpace.of(range) != AddressSpace.PUBLIC) {
      return Optional.empty();
    }
    return Optional.of(
        range
            + " is too wide: it would disable the signals; public ranges may be /"
            + shortest
            + " or narrower");
  }

  /**
   * The index of the first resolver entry with which a list covers too much; empty if it doesn't.
   */
  public static OptionalInt firstTooMuch(List<AllowlistEntry> entries) {
    if (!isTooMuch(entries)) {
      return OptionalInt.empty();
    }
    int enough = 0;
    int tooMany = entries.size();
    while (tooMany - enough > 1) {
      int middle = (enough + tooMany) >>> 1;
      if (isTooMuch(entries.subList(0, middle))) {
        tooMany = middle;
      } else {
        enough = middle;
      }
    }
    return OptionalInt.of(tooMany - 1);
  }

  private static boolean isTooMuch(List<AllowlistEntry> entries) {
    List<Cidr> ranges =
        entries.stream()
            .filter(entry -> entry.kind().isResolver())
            .map(AllowlistEntry::address)
            .toList();
    return PublicSpace.share(ranges, true) > MOST_TOGETHER
        || PublicSpace.share(ranges, false) > MOST_TOGETHER;
  }
}
