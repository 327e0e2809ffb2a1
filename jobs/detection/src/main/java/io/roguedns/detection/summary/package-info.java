/**
 * What a run did, in numbers: counted in the operators, as Flink's accumulators and metrics at
 * once, and put together into {@code summary.json} and into what a person reads.
 */
package io.roguedns.detection.summary;
