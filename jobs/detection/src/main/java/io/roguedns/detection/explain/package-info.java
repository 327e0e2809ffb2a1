/**
 * Reads the output of a run, and collects everything about one alert for {@code roguedns explain}.
 */
package io.roguedns.detection.explain;
