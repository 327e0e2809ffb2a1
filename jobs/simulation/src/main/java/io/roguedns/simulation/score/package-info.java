/** How well alerts match the ground truth of a fleet. */
package io.roguedns.simulation.score;
