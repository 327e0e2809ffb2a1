/**
 * Reads the rows of Defender's tables that signals need from Parquet files, and no more: row groups
 * are dropped by their statistics, then rows by the port's or the key's column alone, and only what
 * is left is looked up in other columns; what only findings show is read where there may be one.
 * How columns are read is {@code source.columnar}'s.
 */
package io.roguedns.detection.source.parquet;
