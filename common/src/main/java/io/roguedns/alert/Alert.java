package io.roguedns.alert;

import io.roguedns.finding.Severity;
import java.util.List;

/**
 * An alert: correlated findings about one device and resolver or process, or about one resolver and
 * many devices.
 *
 * @param alertId 32 hexadecimal digits that follow from the subject and the first evidence alone,
 *     so that a replay gives the same
 * @param score 0 to 100, see {@link RiskScore}
 * @param deviceName null for an alert about a resolver and many devices
 * @param resolver the resolver that most of the evidence is about, or null if none is known
 * @param process the process that most of the evidence is about, as it was written first, or null
 * @param account its account, or null
 * @param firstSeen the first evidence's time in {@link io.roguedns.event.Ticks}
 * @param lastSeen the last evidence's time
 * @param findingCount how many findings there are
 * @param findingIds the first of them, at most {@link Evidence#MOST_IDS}
 * @param summary a sentence for analysts
 * @param revision 1 when it is emitted first; a greater one replaces a smaller
 * @param closed whether it is the last revision, since no evidence was added for some time
 */
public record Alert(
    String alertId,
    AlertType type,
    Severity severity,
    int score,
    String deviceName,
    String resolver,
    String process,
    String account,
    long firstSeen,
    long lastSeen,
    long findingCount,
    List<String> findingIds,
    AlertContext context,
    String summary,
    long revision,
    boolean closed) {
  /** The same, with the sentence that says it. */
  public Alert withSummary(String sentence) {
    return new Alert(
        alertId,
        type,
        severity,
        score,
        deviceName,
        resolver,
        process,
        account,
        firstSeen,
        lastSeen,
        findingCount,
        findingIds,
        context,
        sentence,
        revision,
        closed);
  }
}
