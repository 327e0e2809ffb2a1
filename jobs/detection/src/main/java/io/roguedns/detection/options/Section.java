package io.roguedns.detection.options;

/**
 * A heading under which help and the option reference list options.
 *
 * @param rank its place: sections of a lower rank come first, those of one rank in the order of the
 *     list of groups
 */
public record Section(int rank, String heading) {
  public static final Section INPUT = new Section(1, "Input");
  public static final Section SEMANTICS = new Section(2, "Semantics");
  public static final Section ALLOWLIST = new Section(3, "Allowlist");
  public static final Section OUTPUT = new Section(4, "Output");
  public static final Section ALERTS = new Section(6, "Alerts");
  public static final Section LIVE = new Section(7, "Live");
  public static final Section ENGINE = new Section(8, "Engine");

  /** The section of a signal, between the outputs and the alerts; its heading is the id. */
  public static Section ofSignal(String id) {
    return new Section(5, id);
  }
}
