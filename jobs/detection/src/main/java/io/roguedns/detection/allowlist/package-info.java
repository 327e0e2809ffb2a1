/**
 * The allowlist where it is kept for running jobs: in a compacted topic, an entry a message, under
 * the entry's id as key. It knows Kafka's clients, but neither the settings nor the engine.
 */
package io.roguedns.detection.allowlist;
