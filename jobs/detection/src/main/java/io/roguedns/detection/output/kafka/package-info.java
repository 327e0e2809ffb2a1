/** Results as records of Kafka topics, each under its key and no larger than the topic takes. */
package io.roguedns.detection.output.kafka;
