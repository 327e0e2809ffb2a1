package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Question;
import java.util.List;

/** What a program asks, one occasion after the other. */
@FunctionalInterface
interface Questions {
  /** What is asked on the next occasion, in order; never empty. */
  List<Question> next();
}
