/**
 * Tunnels in the names of DNS queries, at several rates, and the ordinary look-ups that look like
 * them: captures of one device each, of what a sensor reads off the wire.
 *
 * <p>Tunnels write names as the tools do that they are called after; what they carry is random, as
 * compressed or encrypted data is. Only names of services whose naming is a story's very subject
 * are real; all others are invented, and say so.
 */
package io.roguedns.simulation.tunnel;
