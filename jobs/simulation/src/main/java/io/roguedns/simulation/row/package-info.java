/** Rows with all columns of the vendor's schema, and how each kind of row is filled in. */
package io.roguedns.simulation.row;
