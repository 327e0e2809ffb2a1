/**
 * Random rows of the right types, with so few distinct values that nearly every row shares its
 * time, device, resolver, process or setting with others. They expose results that depend on the
 * order of arrival or on the edge of a window.
 */
package io.roguedns.simulation.collision;
