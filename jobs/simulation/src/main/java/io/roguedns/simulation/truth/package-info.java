/** The expected results of the rows, as their generators know them. */
package io.roguedns.simulation.truth;
