package io.roguedns.benchmarks.chaos;

import io.roguedns.alert.Alert;
import io.roguedns.benchmarks.chaos.ThrowOrders.Place;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.allowlist.AllowlistTopic;
import io.roguedns.detection.allowlist.StartingAllowlist;
import io.roguedns.detection.graph.DetectionGraph;
import io.roguedns.detection.graph.LiveInput;
import io.roguedns.detection.graph.Outputs;
import io.roguedns.detection.output.files.OutputPath;
import io.roguedns.detection.run.Engines;
import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.settings.RawSettings;
import io.roguedns.detection.settings.Setting;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.settings.SettingsReader;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.finding.Finding;
import io.roguedns.format.RowBlock;
import io.roguedns.processes.JobProgram;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main class that a cluster runs in place of the product's own: the live job as {@code detect}
 * has it, with an operator behind the source and one before each kind of sink that throw on order.
 * The product itself has nothing that fails on purpose.
 *
 * <p>Arguments are those of {@code detect}, of which it takes flags with values, and {@value
 * #ORDERS} with the directory of the orders.
 */
public final class ChaosJob {
  static final String ORDERS = "--throw-orders";

  private ChaosJob() {}

  /** How a cluster on this machine finds this class. */
  static JobProgram program() {
    URI classes =
        URI.create(ChaosJob.class.getProtectionDomain().getCodeSource().getLocation().toString());
    return new JobProgram(ChaosJob.class.getName(), List.of(classes));
  }

  /** Submits the job. */
  public static void main(String[] arguments) throws Exception {
    Path config = null;
    ThrowOrders orders = null;
    RawSettings written = new RawSettings();
    // The first names the command.
    for (int i = 1; i < arguments.length; i += 2) {
      String flag = arguments[i];
      String value = arguments[i + 1];
      switch (flag) {
        case "--config" -> config = Path.of(value);
        case ORDERS -> orders = new ThrowOrders(value);
        default -> written.add(setting(flag), value, flag);
      }
    }
    submit(read(written, config), orders);
  }

  private static Setting<?> setting(String flag) {
    return Catalog.ALL.stream()
        .filter(setting -> setting.flag().equals(flag))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(flag + " isn't an option of detect"));
  }

  private static Settings read(RawSettings written, Path config) {
    try {
      return SettingsReader.read(written, config);
    } catch (ConfigurationException refused) {
      refused.problems().forEach(problem -> System.err.println("error: " + problem));
      throw new IllegalArgumentException("the settings are refused", refused);
    }
  }

  private static void submit(Settings settings, ThrowOrders orders) throws Exception {
    List<String> problems = Outputs.prepare(settings);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("; ", problems));
    }
    String restore = settings.live().restore();
    StreamExecutionEnvironment engine =
        Engines.live(settings, null, restore == null ? null : OutputPath.resolve(restore));
    DataStream<RowBlock> blocks =
        LiveInput.blocks(engine, settings, true)
            .map(new ThrowOnOrder<>(orders, Place.ROWS))
            .returns(RowTypes.ROW_BLOCK)
            .uid("chaos.rows")
            .name("chaos: throw behind the source");
    DetectionGraph.Outputs outputs =
        DetectionGraph.of(blocks, settings, allowlist(engine, settings), true);
    DataStream<Finding> findings =
        outputs
            .findings()
            .map(new ThrowOnOrder<>(orders, Place.FINDINGS))
            .returns(RowTypes.FINDING)
            .uid("chaos.findings")
            .name("chaos: throw before the sinks of findings");
    Optional<DataStream<Alert>> alerts =
        outputs
            .alerts()
            .map(
                all ->
                    all.map(new ThrowOnOrder<>(orders, Place.ALERTS))
                        .returns(RowTypes.ALERT)
                        .uid("chaos.alerts")
                        .name("chaos: throw before the sinks of alerts"));
    Outputs.live(
        new DetectionGraph.Outputs(findings, alerts, outputs.rejected(), outputs.late()),
        settings,
        OutputPath.resolve(settings.output().directory()));
    engine.executeAsync("RogueDNS, live, with faults");
  }

  /** The list of the settings' file, which is watched, and over it an empty topic's. */
  private static AllowlistSupply allowlist(StreamExecutionEnvironment engine, Settings settings)
      throws Exception {
    StartingAllowlist start =
        new StartingAllowlist(
            AllowlistSupply.newSubmission(),
            settings.allowlist().entries(),
            new TreeMap<>(),
            Map.of());
    AllowlistTopic topic =
        new AllowlistTopic(
            settings.input().kafka().brokers(),
            settings.input().kafka().properties(),
            settings.allowlistSource().topic());
    return AllowlistSupply.updated(
        engine, start, topic, OutputPath.resolve(settings.allowlistSource().file()));
  }
}
