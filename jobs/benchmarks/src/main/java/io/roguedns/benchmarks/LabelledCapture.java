package io.roguedns.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A capture and its label.
 *
 * @param story what it is called
 * @param rate the tunnel's rate if captures differ in it, else {@code ""}
 * @param input a file or a directory that {@code detect} reads
 * @param tunnel whether it contains a tunnel; if not, it is benign
 * @param device the tunnel's device; {@code ""} for any
 * @param domains the domains of the tunnel's names; empty for any
 */
record LabelledCapture(
    String story, String rate, Path input, boolean tunnel, String device, List<String> domains) {

  /** Whether it is the tunnel's device, or one of them. */
  boolean isOf(String asking) {
    return device.isEmpty() || device.equalsIgnoreCase(asking);
  }

  /** Whether a query is the tunnel's. */
  boolean isOfTunnel(String asking, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return isOf(asking)
        && (domains.isEmpty() || domains.stream().anyMatch(domain -> endsIn(lower, domain)));
  }

  private static boolean endsIn(String name, String domain) {
    return name.equals(domain) || name.endsWith("." + domain);
  }
}
