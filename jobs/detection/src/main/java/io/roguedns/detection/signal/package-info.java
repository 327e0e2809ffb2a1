/**
 * The signals, one room each, and the list that names them: {@link
 * io.roguedns.detection.signal.Signals}. A signal takes streams of events and emits findings; its
 * decision is plain Java. Rooms know neither each other nor the graph.
 */
package io.roguedns.detection.signal;
