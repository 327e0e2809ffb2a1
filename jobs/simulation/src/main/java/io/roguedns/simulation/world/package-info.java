/** Who and what there is: people, devices, networks, resolvers and programs. */
package io.roguedns.simulation.world;
