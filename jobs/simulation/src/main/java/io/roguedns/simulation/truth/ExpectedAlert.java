package io.roguedns.simulation.truth;

import io.roguedns.finding.Severity;

/**
 * An alert that the job must raise.
 *
 * @param device null for one that is about a resolver
 * @param resolver null where none is to blame
 * @param process null where it doesn't matter which is named
 * @param atLeast the mildest that it may be called
 * @param atMost the gravest that it may be called
 */
public record ExpectedAlert(
    AlertType type,
    String device,
    String resolver,
    String process,
    Severity atLeast,
    Severity atMost) {}
