package io.roguedns.detection.alert;

import io.roguedns.alert.Alert;
import io.roguedns.alert.Clue;
import io.roguedns.detection.alert.DeviceNetworks.View;
import io.roguedns.detection.settings.Settings;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Correlates the alert candidates of a resolver into one alert about it and its devices. */
final class TellOfCampaigns extends KeyedProcessFunction<String, Clue, Alert> {
  private final Settings.Alerts settings;
  private final ContextRules rules;
  private final Summaries summaries;
  private transient AlertStates states;

  TellOfCampaigns(Settings.Alerts settings, Summaries summaries) {
    this.settings = settings;
    this.summaries = summaries;
    this.rules = new ContextRules(settings.known());
  }

  @Override
  public void open(OpenContext context) {
    states = new AlertStates(getRuntimeContext(), settings, summaries);
  }

  @Override
  public void processElement(Clue clue, Context context, Collector<Alert> out) throws Exception {
    states.keep(clue, context.timestamp(), context.timerService());
  }

  @Override
  public void onTimer(long now, OnTimerContext context, Collector<Alert> out) throws Exception {
    Incidents incidents = states.incidents(List.of(), now);
    for (Clue clue : states.due(now)) {
      incidents.take(
          clue, "", one -> new Incidents.Seen(rules.of(one, View.NOTHING), View.NOTHING), now);
    }
    incidents.tell(now).forEach(out::collect);
    states.keep(incidents, now, context.timerService());
  }
}
