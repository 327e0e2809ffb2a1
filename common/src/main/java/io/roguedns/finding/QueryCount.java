package io.roguedns.finding;

/**
 * How often one process of a device asked in one bin: what the signal {@code high-volume} judges.
 * With a threshold of T it is a finding if its queries are more than T, and suppressed if only they
 * and the exempt ones together are.
 *
 * @param width the width of the bin in ticks
 * @param bin the bin's start in {@link io.roguedns.event.Ticks}
 * @param process the process as findings show it
 * @param queries the queries that count
 * @param servers the distinct servers of those
 * @param inspected how many of those were read off the wire
 * @param exempt the queries that an entry of the allowlist exempts
 * @param exemptBy the entry that exempts most of them, or {@code ""}
 */
public record QueryCount(
    long width,
    long bin,
    String device,
    String process,
    long queries,
    long servers,
    long inspected,
    long exempt,
    String exemptBy) {}
