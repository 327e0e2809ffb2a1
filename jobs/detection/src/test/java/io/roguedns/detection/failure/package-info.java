/**
 * What a live run has found when all is over is what an undisturbed one finds, whatever failed
 * meanwhile: in topics, files and Elasticsearch, over half a million rows, that come while
 * operators throw, TaskManagers, the broker and the search server are killed, that one refuses
 * everything for a minute, and the job is stopped and goes on with another parallelism.
 */
package io.roguedns.detection.failure;
