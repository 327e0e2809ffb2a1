package io.roguedns.detection.alert;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertType;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.alert.Factor;
import io.roguedns.detection.signal.api.AlertDefinition;
import io.roguedns.detection.signal.api.AlertFacts;
import io.roguedns.detection.signal.api.Signal;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The summary of an alert: what happened, and the reasons for a higher or lower risk. */
final class Summaries implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MAX_REASONS = 3;

  private final HashMap<AlertType, AlertDefinition.Sentence> sentences = new HashMap<>();

  /** The summaries of the alerts of some signals, and of those across signals. */
  Summaries(List<Signal> signals) {
    AlertCatalog.definitions(signals)
        .forEach(definition -> sentences.put(definition.type(), definition.sentence()));
  }

  /**
   * The summary of an alert that has none yet.
   *
   * @param findings how many findings of each kind there are
   * @throws IllegalStateException if no room defines the alert's type
   */
  String of(Alert alert, Map<EvidenceKind, Long> findings) {
    AlertDefinition.Sentence sentence = sentences.get(alert.type());
    if (sentence == null) {
      throw new IllegalStateException("no sentence for " + alert.type().typeName());
    }
    return sentence.of(new AlertFacts(alert, findings)) + because(alert);
  }

  /** The reasons, by weight. */
  private static String because(Alert alert) {
    return reasons(" Risk is higher because ", alert.context().factors(), false)
        + reasons(" Risk is lower because ", alert.context().factors(), true);
  }

  private static String reasons(String begin, List<Factor> factors, boolean lowering) {
    String reasons =
        factors.stream()
            .filter(factor -> factor.lowers() == lowering && factor != Factor.FURTHER_PATTERN)
            .sorted((a, b) -> Math.abs(b.points()) - Math.abs(a.points()))
            .limit(MAX_REASONS)
            .map(Factor::meaning)
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? "" : begin + reasons + ".";
  }
}
