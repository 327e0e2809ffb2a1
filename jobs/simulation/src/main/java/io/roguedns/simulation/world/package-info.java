/** People, devices, networks, resolvers and programs. */
package io.roguedns.simulation.world;
