package io.roguedns.detection.output;

import io.roguedns.alert.Alert;
import io.roguedns.finding.Finding;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What a run finds.
 *
 * @param findings in a live run every revision, in a bounded one the final one alone
 * @param alerts likewise; empty if none are made
 */
public record Results(DataStream<Finding> findings, Optional<DataStream<Alert>> alerts) {}
