package io.roguedns.detection.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionRulesTest {
  private static final Duration BROKERS = Duration.ofMinutes(15);

  @TempDir Path directory;

  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** As long as a transaction may be open, and five minutes for a restart; 15 at least. */
  @ParameterizedTest
  @CsvSource({
    "10s, 5m, PT15M",
    "1s, 1s, PT15M",
    "5m, 5m, PT15M",
    "6m, 5m, PT16M",
    "10s, 10m, PT25M",
    "1h, 5m, PT1H10M",
    "1d, 1d, PT48H5M"
  })
  void theTimeoutFollowsFromInterval(String interval, String timeout, Duration expected)
      throws ConfigurationException {
    Settings settings = read("checkpoint-interval", interval, "checkpoint-timeout", timeout);

    assertThat(settings.live().transactionTimeout()).isEqualTo(expected);
  }

  @Test
  void oneThatIsTooShortIsRefused() throws IOException {
    String file = properties("5000");

    assertThatThrownBy(() -> read("kafka.properties", file, "checkpoint-interval", "40s"))
        .hasMessageContaining(
            "--kafka-properties "
                + file
                + ": transaction.timeout.ms 5000: is too short: a transaction may be"
                + " open for 10m (--checkpoint-interval 40s, --checkpoint-timeout 5m), and its"
                + " records are lost when it times out: omit the setting, set at least 600000,"
                + " or shorten those");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10m", "-1", "0", "1e6", "99999999999"})
  void oneThatIsNoneIsRefused(String millis) throws IOException {
    String file = properties(millis);

    assertThatThrownBy(() -> read("kafka.properties", file))
        .hasMessageContaining("--kafka-properties " + file + ": transaction.timeout.ms " + millis);
  }

  @Test
  void oneThatIsLongEnoughIsTaken() throws Exception {
    Settings settings =
        read(
            "kafka.properties", properties("60000"),
            "checkpoint-interval", "1s",
            "checkpoint-timeout", "30s");

    assertThat(settings.live().transactionTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(TransactionRules.within(BROKERS, settings, problems, notes)).isSameAs(settings);
    assertThat(problems).isEmpty();
  }

  @Test
  void withoutTransactionsNoneIsTooShort() throws Exception {
    assertThat(
            read("kafka.properties", properties("5000"), "delivery", "at-least-once")
                .live()
                .transactionTimeout())
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void brokersThatAllowLessThanARestartTakesAreNoted() throws ConfigurationException {
    Settings settings =
        TransactionRules.within(BROKERS, read("checkpoint-interval", "8m"), problems, notes);

    assertThat(settings.live().transactionTimeout()).isEqualTo(BROKERS);
    assertThat(problems).isEmpty();
    assertThat(notes)
        .containsExactly(
            "a transaction may be open for 13m (--checkpoint-interval 8m, --checkpoint-timeout"
                + " 5m), and the brokers abort it after 15m (transaction.max.timeout.ms 900000):"
                + " findings are lost if a restart takes longer than the difference");
  }

  @Test
  void brokersThatAllowLessThanAnIntervalTakesAreAProblem() throws ConfigurationException {
    TransactionRules.within(BROKERS, read("checkpoint-interval", "1h"), problems, notes);

    assertThat(problems)
        .containsExactly(
            "--checkpoint-interval 1h: a transaction may be open for 65m (--checkpoint-interval"
                + " 1h, --checkpoint-timeout 5m), and the brokers abort it after 15m"
                + " (transaction.max.timeout.ms 900000): shorten those, raise it at the brokers, or"
                + " --delivery at-least-once");
    assertThat(notes).isEmpty();
  }

  @Test
  void oneOfTheUsersOwnThatBrokersDoNotAllowIsAProblem() throws Exception {
    TransactionRules.within(
        BROKERS, read("kafka.properties", properties("900001")), problems, notes);

    assertThat(problems)
        .containsExactly(
            "--kafka-properties: transaction.timeout.ms 900001 is more than the brokers allow"
                + " (transaction.max.timeout.ms 900000)");
  }

  private String properties(String millis) throws IOException {
    return Files.writeString(
            directory.resolve("kafka.properties"), "transaction.timeout.ms=" + millis + "\n")
        .toString();
  }

  private static Settings read(String... keysAndValues) throws ConfigurationException {
    RawSettings raw = new RawSettings();
    List<String> all = new ArrayList<>(List.of(keysAndValues));
    all.addAll(
        List.of("kafka.brokers", "localhost:9092", "kafka.topic", "t", "findings-topic", "f"));
    for (int i = 0; i < all.size(); i += 2) {
      Setting<?> setting = Catalog.withKey(all.get(i)).orElseThrow();
      raw.add(setting, all.get(i + 1), setting.flag());
    }
    return SettingsReader.read(raw, null);
  }
}
