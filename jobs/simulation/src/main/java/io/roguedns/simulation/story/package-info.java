/** Adversaries' activity, benign look-alikes, and the ordinary activity around them. */
package io.roguedns.simulation.story;
