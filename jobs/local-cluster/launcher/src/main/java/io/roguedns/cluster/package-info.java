/**
 * A cluster on one machine, from the command line: {@code deploy/local/cluster}. What runs is known
 * by a directory, so that each command finds what an earlier one started.
 */
package io.roguedns.cluster;
