package io.roguedns.alert;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * What an alert says happened. The natural order is the most severe first: of several types that
 * match one incident, the first names the alert.
 *
 * @param typeName the value of {@code AlertType}, and the name of its playbook; unique
 * @param gravity greater is more severe; unique, since it orders types
 * @param points the points of the type in the score
 * @param techniques those of MITRE ATT&CK, the most specific first
 */
public record AlertType(String typeName, int gravity, int points, List<String> techniques)
    implements Comparable<AlertType>, Serializable {
  private static final Comparator<AlertType> GRAVEST_FIRST =
      Comparator.comparingInt(AlertType::gravity).reversed().thenComparing(AlertType::typeName);

  /** MITRE ATT&CK: Modify Registry. */
  private static final String MODIFY_REGISTRY = "T1112";

  public AlertType {
    techniques = List.copyOf(techniques);
  }

  /** The path of its playbook, below the project's root. */
  public String playbook() {
    return "deploy/playbooks/" + typeName + ".md";
  }

  /** Whether it is about a setting that was written. */
  public boolean isAboutConfiguration() {
    return techniques.contains(MODIFY_REGISTRY);
  }

  @Override
  public int compareTo(AlertType other) {
    return GRAVEST_FIRST.compare(this, other);
  }
}
