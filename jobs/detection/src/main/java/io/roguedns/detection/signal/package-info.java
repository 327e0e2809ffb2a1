/**
 * The signals, one room each. A signal takes a stream of events and gives a stream of findings; its
 * decision is plain Java. What they share is here: the operator that puts a decision to a row, and
 * the tags of side outputs.
 */
package io.roguedns.detection.signal;
