package io.roguedns.detection.signal.api;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.RegistryEvent;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The events of a run, by kind; a signal takes those that it asked for in {@link Signal#needs}.
 *
 * @param network rows of DeviceNetworkEvents
 * @param registry rows of DeviceRegistryEvents
 * @param queries queried names
 */
public record Events(
    DataStream<NetworkEvent> network,
    DataStream<RegistryEvent> registry,
    DataStream<DnsQuery> queries) {}
