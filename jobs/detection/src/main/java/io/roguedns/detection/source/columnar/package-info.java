/**
 * A reader of Parquet columns that knows nothing of the tables in them: a file's chunks and pages,
 * the common encodings, and rows selected by criteria on single columns before any other column is
 * read.
 *
 * <p>parquet-java reads footers, page headers and rare encodings. The common encodings are read
 * here, for its record and column readers look at every value: that is most of the time of a
 * backfill.
 */
package io.roguedns.detection.source.columnar;
