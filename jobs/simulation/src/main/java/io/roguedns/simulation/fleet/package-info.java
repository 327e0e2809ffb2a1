/**
 * A fleet of thousands of devices on one day: its devices and their networks, benign look-alikes,
 * and some adversaries.
 */
package io.roguedns.simulation.fleet;
