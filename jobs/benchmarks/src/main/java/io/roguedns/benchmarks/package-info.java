/** The job and its peers on the same work, in the same run, on this machine. */
package io.roguedns.benchmarks;
