package io.roguedns.event;

import io.roguedns.text.CutText;
import java.util.Locale;

/**
 * Late data: a row that isn't counted because of its time. It may stand for several rows of one
 * device, process and bin that were pre-aggregated.
 *
 * @param event the row; of several, their device, process and, as its time, their bin's start
 * @param rows the number of rows
 * @param lateByMillis how far the watermark was past the row's time; for a row from the future, how
 *     far its time is past its receipt, as a negative number
 * @param reason why it isn't counted
 */
public record LateRow(NetworkEvent event, long rows, long lateByMillis, Reason reason) {
  /** The limit of each text, in bytes as JSON writes it; longer text is truncated. */
  private static final int MAX_NAME_BYTES = 1_024;

  /** Why a row is late data. */
  public enum Reason {
    /** The watermark had passed its bin. Signals without windows have judged it all the same. */
    AFTER_WATERMARK,
    /** Its time is later than its receipt and the tolerance: no signal has judged it. */
    FUTURE;

    /** The name in output, such as {@code after-watermark}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A single row whose bin had closed. */
  public static LateRow afterWatermark(NetworkEvent event, long lateByMillis) {
    return new LateRow(shown(event), 1, lateByMillis, Reason.AFTER_WATERMARK);
  }

  /**
   * A partial count of a device and a process whose bin had closed.
   *
   * @param bin the bin's start in {@link Ticks}
   */
  public static LateRow ofCount(
      long bin, String device, String process, long rows, long lateByMillis) {
    return new LateRow(
        shown(event(bin, device, "", process)), rows, lateByMillis, Reason.AFTER_WATERMARK);
  }

  /**
   * A network row from the future.
   *
   * @param received when it was received, in {@link Ticks}
   */
  public static LateRow fromFuture(NetworkEvent event, long received) {
    long aheadMillis = (event.timestamp() - received) / Ticks.PER_MILLISECOND;
    return new LateRow(shown(event), 1, -aheadMillis, Reason.FUTURE);
  }

  /**
   * A row of another table from the future.
   *
   * @param timestamp its time in {@link Ticks}
   * @param action its ActionType, or a substitute
   * @param received when it was received, in {@link Ticks}
   */
  public static LateRow fromFuture(
      long timestamp, String device, String action, String process, long received) {
    return fromFuture(event(timestamp, device, action, process), received);
  }

  /** The part of a row in the late output. */
  private static NetworkEvent shown(NetworkEvent event) {
    return new NetworkEvent(
        event.timestamp(),
        name(event.deviceName()),
        name(event.actionType()),
        name(event.remoteIp()),
        event.remotePort(),
        "",
        NetworkEvent.NO_PORT,
        "",
        name(event.processName()),
        "",
        "",
        "",
        NetworkEvent.NO_REPORT);
  }

  private static String name(String text) {
    return CutText.of(text, MAX_NAME_BYTES);
  }

  private static NetworkEvent event(long timestamp, String device, String action, String process) {
    return new NetworkEvent(
        timestamp,
        device,
        action,
        "",
        NetworkEvent.NO_PORT,
        "",
        NetworkEvent.NO_PORT,
        "",
        process,
        "",
        "",
        "",
        NetworkEvent.NO_REPORT);
  }
}
