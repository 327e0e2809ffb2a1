package io.roguedns.simulation.fleet;

import io.roguedns.simulation.truth.AlertType;
import java.util.List;

/**
 * An adversary's story in a fleet, for whoever scores alerts.
 *
 * @param resolvers the adversary's own; empty where the story passes through the company's
 * @param processes the adversary's programs; empty where the device's own are misled
 * @param alertTypes what the incident may be told as
 */
public record Incident(
    String story,
    List<String> devices,
    List<String> resolvers,
    List<String> processes,
    List<AlertType> alertTypes) {}
