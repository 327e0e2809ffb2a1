/**
 * A fleet of thousands of devices on one day: who is in it and where they are, what looks like an
 * adversary and is none, and some adversaries' stories, each told of other devices.
 */
package io.roguedns.simulation.fleet;
