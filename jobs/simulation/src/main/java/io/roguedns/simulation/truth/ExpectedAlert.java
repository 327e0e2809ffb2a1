package io.roguedns.simulation.truth;

import io.roguedns.finding.Severity;

/**
 * An alert that the job must raise.
 *
 * @param device null for one that is about a resolver
 * @param resolver null if the alert has none
 * @param process null for any process
 * @param atLeast the lowest severity
 * @param atMost the highest severity
 */
public record ExpectedAlert(
    AlertType type,
    String device,
    String resolver,
    String process,
    Severity atLeast,
    Severity atMost) {}
