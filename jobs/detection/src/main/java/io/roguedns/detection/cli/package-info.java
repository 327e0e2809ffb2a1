/** The command line: what the user types, sees while it runs, and reads in the end. */
package io.roguedns.detection.cli;
