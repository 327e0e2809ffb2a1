/**
 * Event time of sources that never end: watermarks of partitions, and which partitions may hold
 * those of all others back. {@link io.roguedns.detection.source.time.LagBoundedSource} wraps a
 * source and keeps partitions out whose rows are too old at their receipt; {@link
 * io.roguedns.detection.source.time.BlockWatermarks} makes watermarks of what is left.
 */
package io.roguedns.detection.source.time;
