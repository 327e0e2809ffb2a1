package io.roguedns.event;

/**
 * A network row that came after its bin had closed, so that it isn't counted; or several of one
 * device, process and bin that were counted by a reader which time had left behind. Signals that
 * judge row by row have judged them all the same.
 *
 * @param event the row; of several, their device, process and, as its time, their bin's start
 * @param rows how many rows it stands for
 * @param lateByMillis how far event time had moved past the row's own
 */
public record LateRow(NetworkEvent event, long rows, long lateByMillis) {
  /** A single row. */
  public LateRow(NetworkEvent event, long lateByMillis) {
    this(event, 1, lateByMillis);
  }

  /**
   * What was counted of a device and a process.
   *
   * @param bin the bin's start in {@link Ticks}
   */
  public static LateRow ofCount(
      long bin, String device, String process, long rows, long lateByMillis) {
    return new LateRow(
        new NetworkEvent(
            bin,
            device,
            "",
            "",
            NetworkEvent.NO_PORT,
            "",
            NetworkEvent.NO_PORT,
            "",
            process,
            "",
            "",
            "",
            NetworkEvent.NO_REPORT),
        rows,
        lateByMillis);
  }
}
