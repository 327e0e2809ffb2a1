package io.roguedns.alert;

import io.roguedns.finding.FindingLimits;
import io.roguedns.text.CutText;
import java.util.ArrayList;
import java.util.List;

/**
 * What bounds an alert, so that every output takes it: each text as {@link FindingLimits} and
 * {@link Evidence} have it, each list as {@link AlertContext#MOST} and {@link Evidence#MOST_IDS}.
 * All lists together, each of the longest texts, make less than half of what a broker takes.
 */
public final class AlertLimits {
  private AlertLimits() {}

  /** A text that isn't part of a finding, such as a network's name. */
  public static String name(String text) {
    return CutText.of(text, FindingLimits.MAX_NAME_BYTES);
  }

  /** The fields in which something was cut, as in {@code Context.CommandLines}; may be empty. */
  public static List<String> truncated(Alert alert) {
    AlertContext context = alert.context();
    List<String> fields = new ArrayList<>();
    add(fields, "DeviceName", alert.deviceName());
    add(fields, "Resolver", alert.resolver());
    add(fields, "Process", alert.process());
    add(fields, "Account", alert.account());
    add(fields, "Context.Resolvers", context.resolvers());
    add(fields, "Context.Processes", context.processes());
    add(fields, "Context.CommandLines", context.commandLines());
    add(fields, "Context.Settings", context.settings());
    add(fields, "Context.Devices", context.devices());
    add(fields, "Context.Networks", context.networks());
    add(fields, "Context.ConfiguredResolvers", context.configuredResolvers());
    add(fields, "Context.Domains", context.domains());
    return fields;
  }

  private static void add(List<String> fields, String field, String text) {
    if (CutText.isCut(text)) {
      fields.add(field);
    }
  }

  private static void add(List<String> fields, String field, List<String> texts) {
    if (texts.stream().anyMatch(CutText::isCut)) {
      fields.add(field);
    }
  }
}
