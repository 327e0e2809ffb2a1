/**
 * Breaks a running cluster a hundred times, in an order that follows from a seed, and compares what
 * the job has written in the end with what an undisturbed run over the same rows finds. The faults
 * are in {@link io.roguedns.benchmarks.chaos.Fault}.
 */
package io.roguedns.benchmarks.chaos;
