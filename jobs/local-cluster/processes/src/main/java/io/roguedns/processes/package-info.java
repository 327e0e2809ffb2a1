/**
 * Kafka, Flink and a search server as processes of this machine, on loopback alone: how each is set
 * up, started and asked whether it is there. Who starts them decides how long they live.
 */
package io.roguedns.processes;
