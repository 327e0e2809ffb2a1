/** How well alerts tell what really happened in a fleet. */
package io.roguedns.simulation.score;
