/**
 * Counts of a run: Flink accumulators and metrics in the operators, and the summary, as {@code
 * summary.json} and for printing.
 */
package io.roguedns.detection.summary;
