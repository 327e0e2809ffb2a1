package io.roguedns.detection.cli;

import io.roguedns.alert.AlertType;
import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.detection.explain.ResultRow;
import io.roguedns.detection.explain.Timeline;
import io.roguedns.text.Printable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One alert as a page of text. Text from rows is made safe to print. */
final class AlertPage {
  private static final int LONGEST_SENTENCE = 2_000;
  private static final int LONGEST_VALUE = 500;
  private static final int NAME_WIDTH = 22;

  private final StringBuilder text = new StringBuilder();
  private final ResultRow alert;
  private final ResultRow context;

  private AlertPage(ResultRow alert) throws IOException {
    this.alert = alert;
    this.context = alert.object("Context");
  }

  /**
   * The page.
   *
   * @param timeline null if the run wrote no findings
   * @param playbook null if there is none for the alert's type
   */
  static String of(ResultRow alert, Timeline timeline, String playbook) throws IOException {
    AlertPage page = new AlertPage(alert);
    page.head();
    page.score();
    page.context();
    page.heading("Timeline (UTC)");
    page.text.append(
        timeline == null
            ? "  The run wrote no findings, so there is none.\n"
            : TimelineText.of(timeline));
    page.heading("Playbook");
    page.text.append(
        playbook == null ? "  This version has no playbook for this type.\n" : playbook + "\n");
    return page.text.toString();
  }

  private void head() {
    line("%s", printable(alert.text("Summary"), LONGEST_SENTENCE));
    text.append('\n');
    value("Severity", alert.text("Severity") + ", score " + alert.number("RiskScore") + " of 100");
    value("Type", alert.text("AlertType"));
    value("Alert", alert.text("AlertId"));
    value("Device", alert.text("DeviceName"));
    value("Resolver", alert.text("Resolver"));
    value("Process", alert.text("Process"));
    value("Account", alert.text("Account"));
    value("Seen (UTC)", Moment.span(alert.time("FirstSeen"), alert.time("LastSeen")));
    value("Findings", String.format(Locale.ROOT, "%,d", alert.number("FindingCount")));
    value("Techniques", String.join(", ", alert.texts("Techniques")));
    value(
        "Status",
        alert.text("Status")
            + ", revision "
            + alert.number("Revision")
            + ("open".equals(alert.text("Status")) ? ": updates may follow" : ""));
  }

  /** The table of the score. */
  private void score() {
    heading("Score");
    TextTable table = new TextTable("  ", "#Points", "Reason");
    long sum = 0;
    String type = alert.text("AlertType");
    Optional<AlertType> known = AlertCatalog.named(type);
    if (known.isPresent()) {
      sum += known.get().points();
      table.row(String.valueOf(known.get().points()), type);
    }
    for (ResultRow factor : context.objects("Factors")) {
      sum += factor.number("Points");
      table.row(String.format(Locale.ROOT, "%+d", factor.number("Points")), factor.text("Meaning"));
    }
    long score = alert.number("RiskScore");
    table.row(
        String.valueOf(score),
        score == sum ? "total" : String.format("total: %d, limited to 0 to 100", sum));
    text.append(table);
  }

  private void context() {
    heading("Context");
    int before = text.length();
    List<String> patterns = context.texts("Patterns");
    if (patterns.size() > 1) {
      values("Patterns", patterns);
    }
    values("Networks", context.texts("Networks"));
    values("Configured resolvers", context.texts("ConfiguredResolvers"));
    values("Unlisted resolvers", context.texts("Resolvers"));
    values("Domains", context.texts("Domains"));
    values("Processes", context.texts("Processes"));
    values("Command lines", context.texts("CommandLines"));
    values("Changed settings", context.texts("Settings"));
    values("Devices", context.texts("Devices"));
    if (context.number("DeviceCount") > 0) {
      value("Users of the resolver", context.number("DeviceCount") + " devices within a day");
    }
    if (context.number("MostQueries") > 0) {
      value(
          "Max. queries in a bin",
          String.format(Locale.ROOT, "%,d", context.number("MostQueries")));
    }
    if (context.number("MostNames") > 0) {
      value(
          "Max. names in a window",
          String.format(
              Locale.ROOT,
              "%,d, which carry %,d bytes",
              context.number("MostNames"),
              context.number("MostInformation")));
    }
    if (text.length() == before) {
      text.append("  There is no further context.\n");
    }
  }

  private void heading(String heading) {
    text.append('\n').append(heading).append('\n');
  }

  private void value(String name, String value) {
    if (value != null && !value.isEmpty()) {
      values(name, List.of(value));
    }
  }

  private void values(String name, List<String> values) {
    String label = name;
    for (String value : values) {
      line("  %-" + NAME_WIDTH + "s %s", label, printable(value, LONGEST_VALUE));
      label = "";
    }
  }

  private static String printable(String value, int most) {
    return value == null ? "" : Printable.of(value, most);
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }
}
