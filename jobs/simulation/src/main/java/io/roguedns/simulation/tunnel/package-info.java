/**
 * Tunnels in the names of DNS queries, at several rates, and their benign look-alikes: captures of
 * one device each, by a network sensor.
 *
 * <p>Tunnels encode names as the tools do that they are named after; their data is random, like
 * compressed or encrypted data. Only names of services that a capture is about are real; all others
 * are invented, and say so.
 */
package io.roguedns.simulation.tunnel;
