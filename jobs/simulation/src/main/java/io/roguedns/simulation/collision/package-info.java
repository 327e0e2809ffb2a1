/**
 * Rows without a story: random, of the right types, and so few values of each that nearly all of
 * them meet others of the same time, device, resolver, process or setting. What follows from the
 * order of arrival, or from an edge of a window, shows in them.
 */
package io.roguedns.simulation.collision;
