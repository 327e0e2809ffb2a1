/**
 * The first operator behind a source: takes blocks of rows apart, and counts what became of every
 * row.
 */
package io.roguedns.detection.ingest;
