package io.roguedns.detection.cli;

import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.summary.RunSummary;
import java.util.Locale;

/** What {@code detect} prints when it is done. */
public final class DetectText {
  private DetectText() {}

  /** The alerts, unless none were asked for, and the counts below them. */
  public static String of(RunSummary summary, Settings settings, String directory, String outputs) {
    String alerts = settings.alerts().enabled() ? AlertsText.of(summary, directory) : "";
    return alerts
        + SummaryText.of(summary, settings.semantics().name().toLowerCase(Locale.ROOT), outputs);
  }
}
