/**
 * Findings as documents of Elasticsearch (or OpenSearch), on Flink's {@code AsyncSinkBase}: one
 * document under each finding's id, whatever is emitted again.
 */
package io.roguedns.detection.output.elasticsearch;
