package io.roguedns.detection.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElasticsearchSettingsTest {
  private static final String URL = "https://localhost:9200";

  @TempDir Path directory;

  @Test
  void aUrlAloneIsSomewhereToWrite() throws Exception {
    Settings settings = read(Map.of(), "elasticsearch", URL, "elasticsearch", "http://b:1");

    assertThat(settings.output().elasticsearch().urls()).hasSize(2);
    assertThat(settings.output().elasticsearch().apiKey()).isNull();
    assertThat(settings.notes())
        .anyMatch(note -> note.contains("--rejected-topic would keep them"));
    assertThat(read(Map.of(), "elasticsearch", URL, "out", "o").notes()).isEmpty();
  }

  @Test
  void credentialsComeFromTheEnvironmentOrFromFiles() throws Exception {
    assertThat(
            read(Map.of("ROGUEDNS_ELASTICSEARCH_API_KEY", "key\n"), "elasticsearch", URL)
                .output()
                .elasticsearch()
                .apiKey())
        .isEqualTo("key");
    assertThat(
            read(
                    Map.of("ROGUEDNS_ELASTICSEARCH_API_KEY", "another"),
                    "elasticsearch",
                    URL,
                    "elasticsearch.api-key-file",
                    file("from a file\n"))
                .output()
                .elasticsearch()
                .apiKey())
        .isEqualTo("from a file");
    Settings.Elasticsearch user =
        read(
                Map.of("ROGUEDNS_ELASTICSEARCH_USER", "eva"),
                "elasticsearch",
                URL,
                "elasticsearch.password-file",
                file("secret"),
                "elasticsearch.ca-file",
                file("certificates"))
            .output()
            .elasticsearch();
    assertThat(user)
        .isEqualTo(new Settings.Elasticsearch(List.of(URL), null, "eva", "secret", "certificates"));
    assertThat(user.toString()).isEqualTo(URL);
  }

  @ParameterizedTest
  @CsvSource({
    "http://search.example:9200, true",
    "HTTP://10.0.0.1:9200, true",
    "http://[2001:db8::1]:9200, true",
    "http://localhost.example:9200, true",
    "https://search.example:9200, false",
    "http://localhost:9200, false",
    "http://127.0.0.2:9200, false",
    "http://[::1]:9200, false"
  })
  void credentialsThatGoUnencryptedAreWarnedOf(String url, boolean warned) throws Exception {
    Map<String, String> key = Map.of("ROGUEDNS_ELASTICSEARCH_API_KEY", "some key");
    List<String> notes = read(key, "elasticsearch", url, "out", "o").notes();

    if (warned) {
      assertThat(notes)
          .singleElement()
          .asString()
          .startsWith("--elasticsearch " + url)
          .contains("unencrypted", "https")
          .doesNotContain("some key");
    } else {
      assertThat(notes).isEmpty();
    }
    assertThat(read(Map.of(), "elasticsearch", url, "out", "o").notes())
        .as("without credentials")
        .isEmpty();
  }

  @Test
  void everyProblemIsSaid() throws Exception {
    assertThat(
            problems(
                Map.of("ROGUEDNS_ELASTICSEARCH_API_KEY", "key"),
                "elasticsearch",
                "ftp://localhost",
                "elasticsearch",
                "http://eva:secret@localhost",
                "elasticsearch.user",
                "eva",
                "elasticsearch.password-file",
                directory.resolve("absent").toString(),
                "elasticsearch.ca-file",
                directory.toString()))
        .anyMatch(problem -> problem.startsWith("--elasticsearch ftp://localhost: a URL as in"))
        .anyMatch(problem -> problem.startsWith("--elasticsearch http://***@localhost: a URL"))
        .noneMatch(problem -> problem.contains("secret"))
        .anyMatch(problem -> problem.contains("absent: no such file"))
        .anyMatch(problem -> problem.startsWith("--elasticsearch-ca-file " + directory))
        .anyMatch(problem -> problem.contains("only one of them can be used"))
        .hasSize(5);
  }

  @Test
  void aUserAndAPasswordGoTogether() throws Exception {
    assertThat(problems(Map.of(), "elasticsearch", URL, "elasticsearch.user", "eva"))
        .singleElement()
        .asString()
        .contains("a password is missing");
    assertThat(problems(Map.of("ROGUEDNS_ELASTICSEARCH_PASSWORD", "secret"), "elasticsearch", URL))
        .singleElement()
        .asString()
        .contains("a user is missing")
        .doesNotContain("secret");
    assertThat(problems(Map.of(), "elasticsearch", URL, "elasticsearch.api-key-file", file(" \n")))
        .singleElement()
        .asString()
        .contains("the file is empty");
    assertThat(problems(Map.of(), "elasticsearch.user", "eva", "out", "o"))
        .containsExactly("--elasticsearch-user needs --elasticsearch");
    assertThat(problems(Map.of(), "elasticsearch", "http://a/x", "elasticsearch", "http://b/y"))
        .singleElement()
        .asString()
        .contains("the same path");
  }

  @Test
  void itIsForALiveRun() throws Exception {
    assertThat(problems(Map.of(), "elasticsearch", URL, "bounded", "true"))
        .containsExactly("--elasticsearch doesn't apply to --bounded");
    RawSettings files = new RawSettings();
    add(files, "input", "x");
    add(files, "elasticsearch", URL);
    assertThat(
            catchThrowableOfType(
                    ConfigurationException.class,
                    () -> SettingsReader.read(files, null, Map.<String, String>of()::get))
                .problems())
        .containsExactly("--elasticsearch needs --kafka-brokers");
  }

  private String file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "f", ""), text).toString();
  }

  private static List<String> problems(Map<String, String> environment, String... settings) {
    return catchThrowableOfType(ConfigurationException.class, () -> read(environment, settings))
        .problems();
  }

  private static Settings read(Map<String, String> environment, String... settings)
      throws ConfigurationException {
    RawSettings raw = new RawSettings();
    add(raw, "kafka.brokers", "localhost:9092");
    add(raw, "kafka.topic", "t");
    for (int i = 0; i < settings.length; i += 2) {
      add(raw, settings[i], settings[i + 1]);
    }
    return SettingsReader.read(raw, null, environment::get);
  }

  private static void add(RawSettings raw, String key, String value) {
    Setting<?> setting = Catalog.withKey(key).orElseThrow();
    raw.add(setting, value, setting.flag());
  }
}
