package io.roguedns.allowlist;

import io.roguedns.address.AddressSpace;
import io.roguedns.address.IpAddress;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells how a resolver's address stands in {@code strict} semantics. It works an address out once
 * and remembers it: a fleet asks few resolvers, in very many rows. Not thread-safe.
 */
public final class ResolverJudge implements Serializable {
  /** So many addresses are remembered; a sender of ever new ones costs time, not memory. */
  private static final int MOST_REMEMBERED = 65_536;

  /** No address is so long as text, with blanks around it and a zone; what is costs memory. */
  private static final int MAX_REMEMBERED_LENGTH = 100;

  /**
   * How an address stands.
   *
   * @param address the address, or null if the text is none
   * @param everFinding whether a finding is possible at all; private addresses, for one, never make
   *     one
   * @param candidates the entries that list it, at whatever time, in the allowlist's order
   */
  public record Standing(IpAddress address, boolean everFinding, List<AllowlistEntry> candidates) {
    static final Standing NO_ADDRESS = new Standing(null, false, List.of());

    public boolean isAddress() {
      return address != null;
    }

    /** The entry that lists the address at a time, if one does. */
    public Optional<AllowlistEntry> listedAt(long ticks) {
      for (AllowlistEntry entry : candidates) {
        if (entry.validAt(ticks)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }

    /** Whether there is no time at which it would be a finding. */
    public boolean neverFinding() {
      return !everFinding || candidates.stream().anyMatch(AllowlistEntry::alwaysValid);
    }
  }

  private final Allowlist allowlist;
  private final String signal;
  private final boolean exemptSharedAddressSpace;
  private transient Map<String, Standing> remembered;

  /**
   * @param signal the id of the signal that asks: an entry may be for some signals only
   * @param exemptSharedAddressSpace whether 100.64.0.0/10 counts as private
   */
  public ResolverJudge(Allowlist allowlist, String signal, boolean exemptSharedAddressSpace) {
    this.allowlist = allowlist;
    this.signal = signal;
    this.exemptSharedAddressSpace = exemptSharedAddressSpace;
  }

  /** How the address that a text names stands. */
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
