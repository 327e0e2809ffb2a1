/**
 * From bytes or columns to events: what a reader is asked for ({@link
 * io.roguedns.decode.ReadPlan}), what it yields ({@link io.roguedns.decode.RowBlock}), and the
 * decoder for JSON. A row is decoded, dropped because no signal needs it, ignored because its table
 * is unknown, or rejected with its reason; each is counted, and the counts add up to the rows read.
 */
package io.roguedns.decode;
