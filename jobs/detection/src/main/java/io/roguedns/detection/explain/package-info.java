/**
 * Reads what a run has written, and puts together what is known of one alert: {@code roguedns
 * explain} prints it.
 */
package io.roguedns.detection.explain;
