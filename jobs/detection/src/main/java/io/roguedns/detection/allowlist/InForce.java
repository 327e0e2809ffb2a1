package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.Allowlist;
import java.io.Serializable;

/**
 * The allowlist as it is in force from one update to the next.
 *
 * @param submission the start of the job that it belongs to: a job that is started again judges by
 *     what it read then, a job that recovers by what it had
 * @param sequence grows with every update, over starts too
 * @param allowlist all of it
 */
public record InForce(String submission, long sequence, Allowlist allowlist)
    implements Serializable {}
