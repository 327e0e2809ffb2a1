/**
 * What a signal is, for those who write one and for the graph: {@link
 * io.roguedns.detection.signal.api.Signal}, the records it is called with, and operators that rooms
 * share. Each signal is one room beside this package and one entry of {@link
 * io.roguedns.detection.signal.Signals}.
 */
package io.roguedns.detection.signal.api;
