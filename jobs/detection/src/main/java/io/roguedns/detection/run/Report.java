package io.roguedns.detection.run;

import io.roguedns.detection.settings.Settings;

/**
 * How the summary of a run is put for the person who started it.
 *
 * @param <S> the summary
 */
@FunctionalInterface
public interface Report<S> {
  /**
   * The text that is printed when the run is over, line ends included.
   *
   * @param settings what the run was started with
   * @param directory where its files of results are, or null if it wrote none
   * @param outputs everything that results were written to
   */
  String text(S summary, Settings settings, String directory, String outputs);
}
