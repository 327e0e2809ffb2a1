package io.roguedns.detection.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.settings.Setting.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code jobs/docs/options.md} against the catalog of settings. When the catalog has changed,
 * {@code mvn -pl common,jobs/detection test -Dtest=OptionReferenceTest -Droguedns.write-docs}
 * writes the page anew.
 */
class OptionReferenceTest {
  private static final Path DOCUMENT = Path.of("../docs/options.md");

  @Test
  void theReferenceSaysWhatTheCatalogSays() throws IOException {
    String reference = reference();
    if (System.getProperty("roguedns.write-docs") != null) {
      Files.writeString(DOCUMENT, reference);
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(reference);
  }

  private static String reference() {
    StringBuilder page =
        new StringBuilder(
            """
            # Options of `roguedns detect`

            Each can be given as a flag, or by its key in the YAML file of `--config FILE`, where keys may be nested at their
            dots and lists may be YAML lists; flags win over the file. Times are UTC (`2026-03-10T08:00:00Z`,
            `2026-03-10`, `now`), lengths of time are written `30s`, `5m`, `24h` or `PT5M`, sizes `64mb`. Every problem with
            the settings is reported before the job starts, and the command ends with status 2.

            Besides them: `--config FILE`, `--verbose` (log what the engine does, and whole traces of failures), `--help` and
            `--version`.
            """);
    for (Group group : Group.values()) {
      page.append("\n## ").append(group.heading()).append("\n\n");
      page.append("| Flag | Key | Default | Meaning |\n| --- | --- | --- | --- |\n");
      for (Setting<?> setting : Catalog.ALL) {
        if (setting.group() == group) {
          page.append(flag(setting))
              .append(" | `")
              .append(setting.key())
              .append("`")
              .append(meaning(setting));
        }
      }
    }
    page.append(
        """

        # Options of `roguedns profile`

        [Choosing thresholds](tuning.md) says what it is for. All are flags; the file of `--config FILE` is one for `detect`, of
        which a profile takes what it has a flag for, and `high-volume.bin`.

        | Flag | Default | Meaning |
        | --- | --- | --- |
        """);
    for (Setting<?> setting : ProfileSettings.ALL) {
      page.append(flag(setting)).append(meaning(setting));
    }
    return page.toString();
  }

  private static String flag(Setting<?> setting) {
    return "| `"
        + setting.flag()
        + (setting.isSwitch() ? "" : " " + setting.placeholder().replace("|", "\\|"))
        + "`";
  }

  private static String meaning(Setting<?> setting) {
    return " | "
        + setting.defaultText()
        + " | "
        + setting.description()
        + (setting.repeatable() ? "; repeatable" : "")
        + " |\n";
  }
}
