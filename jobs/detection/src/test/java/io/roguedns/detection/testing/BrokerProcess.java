package io.roguedns.detection.testing;

import io.roguedns.processes.KafkaBroker;
import io.roguedns.processes.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A real Kafka broker in a process of its own, which can be killed and started again. */
public final class BrokerProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final KafkaBroker broker;
  private final Path output;
  private JvmProcess process;

  private BrokerProcess(KafkaBroker broker, Path output) {
    this.broker = broker;
    this.output = output;
  }

  /** Starts a new broker, whose data is below the directory. */
  public static BrokerProcess start(Path directory) throws IOException {
    KafkaBroker broker = new KafkaBroker(directory.resolve("broker"), Ports.free(), Ports.free());
    broker.prepare();
    BrokerProcess started = new BrokerProcess(broker, directory.resolve("broker.log"));
    started.restart();
    return started;
  }

  /** Starts it, again if it was killed, and waits until it answers. */
  public void restart() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException("it still runs");
    }
    process = JvmProcess.start(output, broker.command("512m"));
    process.await("the broker is up", START, broker::answers);
  }

  /** {@code kill -9}. */
  public void kill() {
    process.kill();
  }

  /** The process that runs now, or was killed last. */
  public JvmProcess process() {
    return process;
  }

  /** Its topics. */
  public Topics topics() {
    return new Topics(broker.servers());
  }

  @Override
  public void close() {
    process.close();
  }
}
