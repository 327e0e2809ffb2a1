/**
 * Signal {@code high-volume}.
 *
 * <p><b>Behaviour</b>: a tunnel carries data in the names and answers of queries, so it sends far
 * more queries than ordinary programs.
 *
 * <p><b>Evidence</b>: more queries by one device and process in one tumbling bin than a threshold.
 * One finding per bin, with the exact count of queries and of distinct servers.
 *
 * <p><b>How it is counted</b>: {@link io.roguedns.detection.signal.highvolume.CountLocally}
 * pre-aggregates per reader, so a busy device costs one record per bin and reader in the shuffle; a
 * tumbling window then combines these per device. In {@code strict}, an aggregated report counts as
 * its events, and a DnsConnectionInspected row and the connection rows of its flow are one flow,
 * counted once, for the flow's process.
 *
 * <p><b>Assumptions</b>: the sensor reports one row per query. Defender samples, so counts are
 * lower bounds.
 *
 * <p><b>Evasions</b>: a slow tunnel; one spread over processes. Volume alone doesn't distinguish a
 * tunnel from a busy client: findings are evidence to correlate.
 *
 * <p><b>False positives</b>: resolvers, mail servers, scanners, bulk look-ups. Exemptions of the
 * allowlist answer them.
 */
package io.roguedns.detection.signal.highvolume;
