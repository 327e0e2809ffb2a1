package io.roguedns.detection.explain;

import io.roguedns.detection.alert.AlertCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The playbook of an alert type: a file of {@code deploy/playbooks}, which the jar contains. */
public final class Playbook {
  private Playbook() {}

  /**
   * The playbook's sections, from the first heading after the title.
   *
   * @param alertType as in alerts, maybe of a version with other types
   */
  public static Optional<String> sections(String alertType) throws IOException {
    if (AlertCatalog.named(alertType).isEmpty()) {
      return Optional.empty();
    }
    try (InputStream resource =
        Playbook.class.getResourceAsStream("/playbooks/" + alertType + ".md")) {
      if (resource == null) {
        return Optional.empty();
      }
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(text.substring(text.indexOf("\n## ") + 1).strip());
    }
  }
}
