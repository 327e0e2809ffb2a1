package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.AllowlistEntry;
import java.util.List;

/**
 * The state of {@link KeepAllowlist}.
 *
 * @param submission the start of the job that it belongs to
 * @param sequence that of the last emitted list
 * @param base the file's entries in its order
 * @param topic the topic's entries
 */
record Layers(
    String submission, long sequence, List<AllowlistEntry> base, List<AllowlistEntry> topic) {}
