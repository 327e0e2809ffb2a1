package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.AllowlistEntry;
import java.util.List;

/**
 * What {@link KeepAllowlist} keeps in its state.
 *
 * @param submission the start of the job that it belongs to
 * @param sequence that of the list that was last handed on
 * @param base the file's entries in its order
 * @param topic the topic's entries
 */
record Layers(
    String submission, long sequence, List<AllowlistEntry> base, List<AllowlistEntry> topic) {}
