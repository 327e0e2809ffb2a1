/** Rows and expectations as files: JSON lines, records, messages and Parquet. */
package io.roguedns.simulation.write;
