/** What adversaries do, what merely looks like it, and the ordinary life around them. */
package io.roguedns.simulation.story;
