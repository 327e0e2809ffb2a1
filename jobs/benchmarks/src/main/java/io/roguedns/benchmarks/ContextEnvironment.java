package io.roguedns.benchmarks;

import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Says where this process's jobs run; only a subclass of Flink's own class may. */
@SuppressWarnings("try") // It is Flink's class that can be closed, and never is.
final class ContextEnvironment extends StreamExecutionEnvironment {
  private ContextEnvironment() {}

  /** From now on every job has these settings besides its own. */
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
