package io.roguedns.detection.signal.highvolume;

/**
 * The total of one process of a device in one bin.
 *
 * @param first the process's count that isn't exempt, or if all are exempt the first of them: the
 *     process and the bin
 * @param queries its queries that no entry of the allowlist exempts
 * @param servers the distinct servers of those
 * @param inspected the number of inspected ones
 * @param exempt its queries that an entry exempts
 * @param exemptBy the entry that exempts most of them, or {@code ""}
 */
record ProcessTotal(
    PartialCount first, long queries, long servers, long inspected, long exempt, String exemptBy) {}
