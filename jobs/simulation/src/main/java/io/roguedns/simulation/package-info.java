/**
 * Makes fleets of benign devices and adversaries' stories, as rows of Defender's tables, and writes
 * the sample data. The same seed gives the same bytes: nothing here reads a clock, a locale or a
 * zone.
 */
package io.roguedns.simulation;
