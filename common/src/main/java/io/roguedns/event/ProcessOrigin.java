package io.roguedns.event;

/**
 * Where the process comes from that a row tells of: what tells a system's own program from one that
 * only bears its name. Text is never null: what a row lacks is {@code ""}, as in Kusto.
 *
 * @param folder the program's whole path, {@code InitiatingProcessFolderPath}
 * @param company who made the program, by its own words: {@code
 *     InitiatingProcessVersionInfoCompanyName}; no signature is behind it
 * @param parent the file name of the process that started it, {@code
 *     InitiatingProcessParentFileName}
 */
public record ProcessOrigin(String folder, String company, String parent) {
  /** Nothing is known of it, or nothing was asked. */
  public static final ProcessOrigin UNKNOWN = new ProcessOrigin("", "", "");

  /** The origin that has these; {@link #UNKNOWN} if all are empty, so that most rows share one. */
  public static ProcessOrigin of(String folder, String company, String parent) {
    return folder.isEmpty() && company.isEmpty() && parent.isEmpty()
        ? UNKNOWN
        : new ProcessOrigin(folder, company, parent);
  }
}
