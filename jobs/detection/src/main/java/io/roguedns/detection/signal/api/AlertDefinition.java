package io.roguedns.detection.signal.api;

import io.roguedns.alert.AlertType;
import java.io.Serializable;

/** An alert type and its summary sentence. */
public record AlertDefinition(AlertType type, Sentence sentence) implements Serializable {
  /** Says what happened. */
  @FunctionalInterface
  public interface Sentence extends Serializable {
    /** A sentence, with its full stop. */
    String of(AlertFacts facts);
  }
}
