/**
 * The allowlist while a job runs: what it starts with, its compacted topic, its updates from the
 * topic and the file, and the broadcast state by which every operator that judges rows has the same
 * list.
 */
package io.roguedns.detection.allowlist;
