package io.roguedns.finding;

/**
 * The queries of one process of a device in one bin, as the signal {@code high-volume} judges them.
 * With a threshold of T it gives a finding if its queries exceed T, and is suppressed if only they
 * and the exempt ones together do.
 *
 * @param width the width of the bin in ticks
 * @param bin the bin's start in {@link io.roguedns.event.Ticks}
 * @param process the process as findings show it
 * @param queries the queries that count
 * @param servers the distinct servers of those
 * @param inspected the number of inspected ones
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
