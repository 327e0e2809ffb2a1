/**
 * Generates rows of Defender's tables for fleets of benign devices and for adversaries, and writes
 * the sample data. The same seed gives the same bytes: nothing here reads a clock, a locale or a
 * zone.
 */
package io.roguedns.simulation;
