package io.roguedns.detection.testing;

import io.roguedns.detection.run.LiveJob;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** The settings of alerts as they are by default, but for what a test says. */
public final class DefaultAlerts {
  private DefaultAlerts() {}

  /**
   * The settings.
   *
   * @param keysAndValues what is otherwise, keys and values in turn
   */
  public static Settings.Alerts with(String... keysAndValues) throws ConfigurationException {
    List<String> all = new ArrayList<>(List.of("input", "rows.jsonl"));
    all.addAll(List.of(keysAndValues));
    return LiveJob.settings(all.toArray(String[]::new)).alerts();
  }
}
