package io.roguedns.detection.cli;

import io.roguedns.detection.summary.ProfileSummary;
import io.roguedns.event.Ticks;
import io.roguedns.text.Printable;
import java.util.Locale;

/** The printed summary of a profile. */
final class ProfileText {
  private ProfileText() {}

  /**
   * The summary, some lines of text.
   *
   * @param threshold the current one
   * @param semantics as it is written on the command line
   * @param directory where the results are
   */
  static String of(ProfileSummary profile, long threshold, String semantics, String directory) {
    TextTable bins = new TextTable("  ", "#Bin", "#Counts", "#Over " + number(threshold));
    for (ProfileSummary.Bin bin : profile.bins()) {
      bins.row(Ticks.formatDuration(bin.width()), number(bin.counts()), number(bin.over()));
    }
    return "Counts of devices' processes in bins, and the number that would be findings ("
        + semantics
        + " semantics)\n"
        + bins
        + SummaryText.ofRows(profile.run())
        + "\nCounts are in "
        + Printable.line(directory)
        + "\nTo compare thresholds and bins: ROGUEDNS_PROFILE="
        + Printable.line(directory)
        + " notebooks/run tune\n";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
