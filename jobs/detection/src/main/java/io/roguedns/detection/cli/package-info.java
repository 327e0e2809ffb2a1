/** The command line: options, progress and printed summaries. */
package io.roguedns.detection.cli;
