/**
 * What a live run has found when all is over is what an undisturbed one finds, whatever failed
 * meanwhile: over half a million rows, that come while operators throw, TaskManagers and the broker
 * are killed, and the job is stopped and goes on with another parallelism.
 */
package io.roguedns.detection.failure;
