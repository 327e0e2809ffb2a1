package io.roguedns.simulation.collision;

import io.roguedns.event.Table;

/**
 * A row as a line of JSON.
 *
 * @param timestamp its time in {@link io.roguedns.event.Ticks}
 * @param json the row, flat, as advanced hunting exports it
 */
public record CollidingRow(Table table, long timestamp, String json) {}
