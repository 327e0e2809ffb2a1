package io.roguedns.event;

/**
 * The origin of a row's process: distinguishes a system program from another one with the same
 * name. Text is never null: missing values are {@code ""}, as in Kusto.
 *
 * @param folder the program's whole path, {@code InitiatingProcessFolderPath}
 * @param company the program's company according to its version info: {@code
 *     InitiatingProcessVersionInfoCompanyName}; not verified by a signature
 * @param parent the file name of the process that started it, {@code
 *     InitiatingProcessParentFileName}
 */
public record ProcessOrigin(String folder, String company, String parent) {
  /** The origin is unknown, or wasn't read. */
  public static final ProcessOrigin UNKNOWN = new ProcessOrigin("", "", "");

  /** The origin that has these; {@link #UNKNOWN} if all are empty, so that most rows share one. */
  public static ProcessOrigin of(String folder, String company, String parent) {
    return folder.isEmpty() && company.isEmpty() && parent.isEmpty()
        ? UNKNOWN
        : new ProcessOrigin(folder, company, parent);
  }
}
