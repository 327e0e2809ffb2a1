package io.roguedns.address;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much of the public unicast addresses some ranges cover. Those are, of IPv4, all but the
 * ranges of {@link AddressSpace} (shared address space counts as public) and the reserved
 * 240.0.0.0/4; of IPv6, 2000::/3.
 */
public final class PublicSpace {
  private static final List<Cidr> OUTSIDE =
      Stream.concat(
              Stream.of(AddressSpace.values())
                  .filter(space -> space.neverFinding(false))
                  .flatMap(space -> space.blocks().stream()),
              Stream.of("240.0.0.0/4", "::/3", "4000::/2", "8000::/1").map(Cidr::parse))
          .toList();

  private PublicSpace() {}

  /**
   * The share, from 0 to 1, of a version's public addresses that the ranges of that version cover
   * together. They may overlap, and reach beyond what is public.
   */
  public static double share(Collection<Cidr> ranges, boolean v4) {
    BigInteger outside = covered(OUTSIDE, v4);
    List<Cidr> both = new ArrayList<>(OUTSIDE);
    both.addAll(ranges);
    BigInteger all = BigInteger.ONE.shiftLeft(v4 ? 32 : 128);
    return new BigDecimal(covered(both, v4).subtract(outside))
        .divide(new BigDecimal(all.subtract(outside)), MathContext.DECIMAL64)
        .doubleValue();
  }

  /** How many addresses of a version are in at least one of the ranges. */
  private static BigInteger covered(List<Cidr> ranges, boolean v4) {
    List<Cidr> sorted =
        ranges.stream()
            .filter(range -> range.first().isV4() == v4)
            .sorted(Comparator.naturalOrder())
            .toList();
    BigInteger sum = BigInteger.ZERO;
    // Ranges lie within one another or apart, and of those that begin alike the widest comes first.
    Cidr widest = null;
    for (Cidr range : sorted) {
      if (widest == null || !widest.contains(range)) {
        sum = sum.add(BigInteger.ONE.shiftLeft(range.first().length() - range.prefix()));
        widest = range;
      }
    }
    return sum;
  }
}
