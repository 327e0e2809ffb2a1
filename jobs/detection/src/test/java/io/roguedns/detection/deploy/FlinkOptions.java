package io.roguedns.detection.deploy;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** The options that Flink, in the version of the build, knows by name. */
final class FlinkOptions {
  private static final List<Class<?>> CLASSES =
      List.of(
          CheckpointingOptions.class,
          CoreOptions.class,
          HeartbeatManagerOptions.class,
          HighAvailabilityOptions.class,
          JobManagerOptions.class,
          TaskManagerOptions.class);

  private FlinkOptions() {}

  /**
   * Those of some names that Flink doesn't know, and that aren't the operator's or a reporter's.
   */
  static List<String> unknown(Collection<String> names) throws IllegalAccessException {
    TreeSet<String> known = new TreeSet<>();
    for (Class<?> options : CLASSES) {
      for (Field field : options.getFields()) {
        if (field.getType() == ConfigOption.class) {
          known.add(((ConfigOption<?>) field.get(null)).key());
        }
      }
    }
    return names.stream()
        .filter(name -> !name.startsWith("metrics.reporter.prom."))
        .filter(name -> !name.startsWith("kubernetes.operator."))
        .filter(name -> !known.contains(name))
        .toList();
  }
}
