package io.roguedns.detection.signal.highvolume;

/**
 * What one process of a device asked in one bin, once all of the device's counts are together.
 *
 * @param first the process's count that isn't exempt, or if all are exempt the first of them: who
 *     asked, and when
 * @param queries its queries that no entry of the allowlist exempts
 * @param servers the distinct servers of those
 * @param inspected how many of those were read off the wire
 * @param exempt its queries that an entry exempts
 * @param exemptBy the entry that exempts most of them, or {@code ""}
 */
record ProcessTotal(
    PartialCount first, long queries, long servers, long inspected, long exempt, String exemptBy) {}
