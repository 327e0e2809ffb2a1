/**
 * Kafka topics as a source, Azure Event Hubs by the same protocol. Rows that no signal needs are
 * dropped inside of Kafka's client, before their bytes are copied; the others are decoded by {@link
 * io.roguedns.input.RowDecoder}.
 */
package io.roguedns.detection.source.kafka;
