/**
 * A run from its settings to its summary: bounded runs over files or topics, live runs, the engine
 * that each is given, submission to a cluster, progress and restarts. What a person reads in the
 * end is put into words by the command line ({@link io.roguedns.detection.run.Report}).
 */
package io.roguedns.detection.run;
