package io.roguedns.detection.cli;

import io.roguedns.detection.summary.ProfileSummary;
import io.roguedns.event.Ticks;
import io.roguedns.text.Printable;
import java.util.Locale;

/** What a person reads when a profile is done. */
final class ProfileText {
  private ProfileText() {}

  /**
   * The summary, some lines of text.
   *
   * @param threshold the one that the settings have now
   * @param semantics as it is written on the command line
   * @param directory where the results are
   */
  static String of(ProfileSummary profile, long threshold, String semantics, String directory) {
    TextTable bins = new TextTable("  ", "#Bin", "#Counts", "#Over " + number(threshold));
    for (ProfileSummary.Bin bin : profile.bins()) {
      bins.row(Ticks.formatDuration(bin.width()), number(bin.counts()), number(bin.over()));
    }
    return "Counts of devices' processes in bins, and how many of them would be findings ("
        + semantics
        + " semantics)\n"
        + bins
        + SummaryText.ofRows(profile.run())
        + "\nCounts are in "
        + Printable.line(directory)
        + "\nTo see what other thresholds and bins find: ROGUEDNS_PROFILE="
        + Printable.line(directory)
        + " notebooks/run tune\n";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
