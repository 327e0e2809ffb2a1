package io.roguedns.simulation.fleet;

import io.roguedns.simulation.truth.AlertType;
import java.util.List;

/**
 * An adversary's activity in a fleet, the ground truth for scoring alerts.
 *
 * @param resolvers the adversary's own; empty if it uses the company's
 * @param processes the adversary's programs; empty if the device's own programs get forged answers
 * @param alertTypes the acceptable types of its alert
 */
public record Incident(
    String story,
    List<String> devices,
    List<String> resolvers,
    List<String> processes,
    List<AlertType> alertTypes) {}
