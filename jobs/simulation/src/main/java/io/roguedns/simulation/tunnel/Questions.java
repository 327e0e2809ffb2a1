package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Question;
import java.util.List;

/** A program's queries, one poll after the other. */
@FunctionalInterface
interface Questions {
  /** The queries of the next poll, in order; never empty. */
  List<Question> next();
}
