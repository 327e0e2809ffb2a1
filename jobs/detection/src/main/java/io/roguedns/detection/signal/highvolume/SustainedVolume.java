package io.roguedns.detection.signal.highvolume;

import io.roguedns.alert.AlertType;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.detection.pattern.Matches;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.AlertDefinition;
import io.roguedns.detection.signal.api.AlertFacts;
import io.roguedns.event.Ticks;
import java.time.Duration;
import java.util.List;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The signal's escalation: one process exceeds the threshold in several consecutive bins. */
public final class SustainedVolume {
  /** One process exceeds the threshold of queries in several consecutive bins. */
  public static final AlertType SUSTAINED_DNS_TUNNELING =
      new AlertType("Sustained_DNS_Tunneling", 20, 30, List.of("T1071.004", "T1572"));

  private SustainedVolume() {}

  static List<AlertDefinition> alerts() {
    return List.of(new AlertDefinition(SUSTAINED_DNS_TUNNELING, SustainedVolume::sentence));
  }

  private static String sentence(AlertFacts alert) {
    return AlertFacts.text(
        "%s on %s sent up to %s within minutes, in consecutive bins%s.",
        alert.process(),
        alert.device(),
        AlertFacts.times(alert.alert().context().queries(), "DNS query", "DNS queries"),
        alert.when());
  }

  /** The alert candidates, from the bins over the threshold. */
  public static DataStream<Clue> escalate(
      DataStream<Evidence> volumes, Duration bin, Settings.Alerts.Patterns settings) {
    return Matches.of(
            volumes.keyBy(Evidence::device),
            Pattern.<Evidence>begin("bins", Matches.every())
                .where(new NextBin(bin))
                .times(settings.sustainedBins())
                .within(bin.multipliedBy(settings.sustainedBins() + 1L)),
            SUSTAINED_DNS_TUNNELING)
        .uid("high-volume.sustained")
        .name("high-volume: consecutive bins");
  }

  /**
   * The next bin of the same process; any bin may be the first. Rows of network sensors have no
   * process: if the socket was opened in an earlier bin, later bins without a process continue the
   * sequence.
   */
  private static final class NextBin extends IterativeCondition<Evidence> {
    private final long bin;

    NextBin(Duration bin) {
      this.bin = Ticks.ofDuration(bin);
    }

    @Override
    public boolean filter(Evidence volume, Context<Evidence> match) throws Exception {
      long before = Ticks.NONE;
      for (Evidence earlier : match.getEventsForPattern("bins")) {
        before = Math.max(before, earlier.first());
        if (!volume.process().isEmpty()
            && !earlier.process().isEmpty()
            && !volume.process().equalsIgnoreCase(earlier.process())) {
          return false;
        }
      }
      return before == Ticks.NONE || before + bin == volume.first();
    }
  }
}
