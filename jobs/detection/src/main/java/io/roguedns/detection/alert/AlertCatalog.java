package io.roguedns.detection.alert;

import io.roguedns.alert.AlertType;
import io.roguedns.detection.signal.Signals;
import io.roguedns.detection.signal.api.AlertDefinition;
import io.roguedns.detection.signal.api.Signal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All types of alerts: those of the signals, and those of the rules across signals. */
public final class AlertCatalog {
  /** The types, the most severe first. */
  public static final List<AlertType> ALL =
      definitions(Signals.ALL).stream().map(AlertDefinition::type).sorted().toList();

  private AlertCatalog() {}

  /** The type of a name, which may be of a version that knows other types. */
  public static Optional<AlertType> named(String typeName) {
    return ALL.stream().filter(type -> type.typeName().equals(typeName)).findFirst();
  }

  static List<AlertDefinition> definitions(List<Signal> signals) {
    return Stream.concat(
            signals.stream().flatMap(signal -> signal.alerts().stream()),
            CorrelationRules.ALERTS.stream())
        .toList();
  }
}
