/**
 * The allowlist of a job: the initial list, its compacted topic, its updates from the topic and the
 * file, and the broadcast state that gives every operator the same list.
 */
package io.roguedns.detection.allowlist;
