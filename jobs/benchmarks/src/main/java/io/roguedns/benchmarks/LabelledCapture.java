package io.roguedns.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A capture, and what is true of it.
 *
 * @param story what it is called
 * @param rate how often the tunnel asks, where captures differ in that; {@code ""} where they don't
 * @param input a file or a directory that {@code detect} reads
 * @param tunnel whether there is a tunnel in it; if not, all of it is ordinary
 * @param device the device that the tunnel begins at; {@code ""} for any
 * @param domains what the tunnel's names end in; empty for anything
 */
record LabelledCapture(
    String story, String rate, Path input, boolean tunnel, String device, List<String> domains) {

  /** Whether it is the device, or one of those, that the tunnel begins at. */
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
