/**
 * Holds the job in {@code kql} against an independent reading of the query, on real rows and on
 * generated ones, in every form that rows come in. Where the reading or the real rows aren't at
 * hand, what needs them is skipped.
 */
package io.roguedns.detection.oracle;
