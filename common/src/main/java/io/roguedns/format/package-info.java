/**
 * From bytes or columns to events: what a reader is asked for ({@link
 * io.roguedns.format.ReadPlan}), what it yields ({@link io.roguedns.format.RowBlock}), and what the
 * formats share. Each format is a package of its own below this one. A row is decoded, dropped
 * because no signal needs it, ignored because its table is unknown, or rejected with its reason;
 * each is counted, and the counts add up to the rows read.
 */
package io.roguedns.format;
