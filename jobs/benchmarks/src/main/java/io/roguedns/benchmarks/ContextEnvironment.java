package io.roguedns.benchmarks;

import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Sets the context environment of this process's jobs; only a subclass of Flink's class may. */
@SuppressWarnings("try") // It is Flink's class that can be closed, and never is.
final class ContextEnvironment extends StreamExecutionEnvironment {
  private ContextEnvironment() {}

  /** Adds settings to every later job. */
  static void use(Consumer<Configuration> settings) {
    initializeContextEnvironment(
        own -> {
          Configuration all = new Configuration(own);
          settings.accept(all);
          return new StreamExecutionEnvironment(all);
        });
  }

  static void reset() {
    resetContextEnvironment();
  }
}
