package io.roguedns.detection.run;

import io.roguedns.detection.cli.DetectText;
import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.settings.RawSettings;
import io.roguedns.detection.settings.Setting;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.settings.SettingsReader;
import io.roguedns.detection.testing.Waiting;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A live run, as the command line has it, in a thread of its own. */
public final class LiveJob {
  private static final int STOP_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final LiveRun run;
  private final CompletableFuture<Void> ended;

  /** Starts it with settings: keys and values in turn. */
  public LiveJob(String... keysAndValues) throws ConfigurationException {
    run =
        new LiveRun(
            settings(keysAndValues),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            DetectText::of);
    ended =
        CompletableFuture.runAsync(
            () -> {
              try {
                run.run();
              } catch (Exception failed) {
                throw new CompletionException(failed);
              }
            });
  }

  /** Settings of keys and values in turn. */
  public static Settings settings(String... keysAndValues) throws ConfigurationException {
    RawSettings raw = new RawSettings();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Setting<?> setting = Catalog.withKey(keysAndValues[i]).orElseThrow();
      raw.add(setting, keysAndValues[i + 1], setting.flag());
    }
    return SettingsReader.read(raw, null);
  }

  /** Whether it has come to an end, good or bad. */
  public boolean isEnded() {
    return ended.isDone();
  }

  /** What it has written to standard output, which is its summary. */
  public String summary() {
    return out.toString();
  }

  /** What it has said so far, and how it ended. */
  public String said() {
    return ended + "\n" + err;
  }

  /** Waits until something is so, as long as it hasn't come to an end. */
  public void await(String what, Waiting.Condition condition) {
    Waiting.until(
        () -> "waited in vain until " + what + "; " + said(),
        PATIENCE,
        () -> {
          if (isEnded()) {
            throw new AssertionError("it has ended before " + what + "; " + said());
          }
          return condition.isSo();
        });
  }

  /** Stops it, and gives the savepoint to go on from. */
  public String stop() throws Exception {
    run.stop();
    try {
      ended.get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError("it didn't stop in order: " + said(), failed);
    }
    Matcher savepoint = Pattern.compile("--restore (\\S+)").matcher(err.toString());
    if (!savepoint.find()) {
      throw new AssertionError("it was not stopped with a savepoint: " + said());
    }
    return savepoint.group(1);
  }
}
