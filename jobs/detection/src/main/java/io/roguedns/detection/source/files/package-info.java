/**
 * Files as a source: found by what {@code --input} names, cut into ranges, and read by the room of
 * their format, which is told by the {@link io.roguedns.format.ReadPlan} what is needed.
 */
package io.roguedns.detection.source.files;
