package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.Allowlist;
import java.io.Serializable;

/**
 * The effective allowlist between two updates.
 *
 * @param submission the start of the job that it belongs to: a job that is started uses the list
 *     that it read, a job that recovers uses its state
 * @param sequence grows with every update, over starts too
 * @param allowlist all of it
 */
public record InForce(String submission, long sequence, Allowlist allowlist)
    implements Serializable {}
