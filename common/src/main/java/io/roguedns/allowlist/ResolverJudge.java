package io.roguedns.allowlist;

import io.roguedns.address.AddressSpace;
import io.roguedns.address.IpAddress;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Classifies a resolver's address in {@code strict} semantics. Results are cached: a fleet uses few
 * resolvers, in very many rows. Not thread-safe.
 */
public final class ResolverJudge implements Serializable {
  /** The maximum of cached addresses; a sender of ever new ones costs time, not memory. */
  private static final int MOST_REMEMBERED = 65_536;

  /** The maximum length of cached text: no valid address is longer, with blanks and a zone. */
  private static final int MAX_REMEMBERED_LENGTH = 100;

  /**
   * The classification of an address.
   *
   * @param address the address, or null if the text is invalid
   * @param everFinding whether a finding is possible; private addresses, for example, never give
   *     one
   * @param candidates the entries that contain it, whatever their validity, in the allowlist's
   *     order
   */
  public record Standing(IpAddress address, boolean everFinding, List<AllowlistEntry> candidates) {
    static final Standing NO_ADDRESS = new Standing(null, false, List.of());

    public boolean isAddress() {
      return address != null;
    }

    /** The entry that allows the address at a time, if there is one. */
    public Optional<AllowlistEntry> listedAt(long ticks) {
      for (AllowlistEntry entry : candidates) {
        if (entry.validAt(ticks)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }

    /** Whether it never gives a finding. */
    public boolean neverFinding() {
      return !everFinding || candidates.stream().anyMatch(AllowlistEntry::alwaysValid);
    }
  }

  private final Allowlist allowlist;
  private final String signal;
  private final boolean exemptSharedAddressSpace;
  private transient Map<String, Standing> remembered;

  /**
   * @param signal the signal's id: an entry may be for some signals only
   * @param exemptSharedAddressSpace whether 100.64.0.0/10 counts as private
   */
  public ResolverJudge(Allowlist allowlist, String signal, boolean exemptSharedAddressSpace) {
    this.allowlist = allowlist;
    this.signal = signal;
    this.exemptSharedAddressSpace = exemptSharedAddressSpace;
  }

  /** The classification of the address in a text. */
  public Standing of(String text) {
    if (text.length() > MAX_REMEMBERED_LENGTH) {
      return workOut(text);
    }
    if (remembered == null) {
      remembered = new HashMap<>();
    }
    Standing standing = remembered.get(text);
    if (standing == null) {
      if (remembered.size() >= MOST_REMEMBERED) {
        remembered.clear();
      }
      standing = workOut(text);
      remembered.put(text, standing);
    }
    return standing;
  }

  private Standing workOut(String text) {
    Optional<IpAddress> address = IpAddress.parse(text);
    if (address.isEmpty()) {
      return Standing.NO_ADDRESS;
    }
    boolean never = AddressSpace.neverFinding(address.get(), exemptSharedAddressSpace);
    return new Standing(
        address.get(),
        !never,
        never ? List.of() : allowlist.resolverCandidates(address.get(), signal));
  }
}
