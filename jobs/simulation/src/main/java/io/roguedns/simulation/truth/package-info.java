/** What is to be said of the rows, as those who made them know it. */
package io.roguedns.simulation.truth;
