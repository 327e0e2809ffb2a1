/**
 * Signal {@code high-volume}.
 *
 * <p><b>Behaviour</b>: a tunnel carries data in the names and answers of queries, so it asks far
 * more often than people's programs do.
 *
 * <p><b>Evidence</b>: more queries by one device and process in one tumbling bin than a threshold.
 * One finding a bin, with the exact count of queries and of distinct servers.
 *
 * <p><b>How it is counted</b>: {@link io.roguedns.detection.signal.highvolume.CountLocally} counts
 * where rows are read, so that a busy device costs the network one record a bin and reader; a
 * tumbling window then adds those up per device. In {@code strict}, a row that stands for many
 * counts as many, and a DnsConnectionInspected row and the connection rows of its flow are one
 * flow, counted once, for the flow's process.
 *
 * <p><b>Assumptions</b>: the sensor reports a row a query. Defender samples, so that counts are
 * lower bounds.
 *
 * <p><b>Evasions</b>: a slow tunnel; one spread over processes. Volume alone doesn't tell a tunnel
 * from a busy client: findings are evidence to correlate.
 *
 * <p><b>False positives</b>: resolvers, mail servers, scanners, bulk look-ups. Exemptions of the
 * allowlist answer them.
 */
package io.roguedns.detection.signal.highvolume;
