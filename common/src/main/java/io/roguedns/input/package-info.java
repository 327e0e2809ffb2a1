/**
 * Rows of every source by one way in: {@link io.roguedns.input.RowDecoder} takes a line or a
 * message, tells by its content whose it is, and has that source's decoder read it.
 */
package io.roguedns.input;
