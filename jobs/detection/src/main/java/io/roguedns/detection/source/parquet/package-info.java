/**
 * Reads the rows of Parquet files that signals need, and no more: row groups are dropped by their
 * statistics, then rows by the port's or the key's column alone, and only what is left is looked up
 * in other columns; what only findings show is read where there may be one.
 *
 * <p>parquet-java reads footers, page headers and rare encodings. The common encodings are read
 * here, for its record and column readers look at every value: that is most of the time of a
 * backfill.
 */
package io.roguedns.detection.source.parquet;
