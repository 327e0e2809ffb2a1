package io.roguedns.detection.settings;

import io.roguedns.address.Cidr;
import io.roguedns.address.IpAddress;
import io.roguedns.detection.settings.Setting.Group;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The settings of Elasticsearch as a sink. Secrets come from the environment or from files. */
final class ElasticsearchSettings {
  static final String API_KEY = "ROGUEDNS_ELASTICSEARCH_API_KEY";
  static final String USER_NAME = "ROGUEDNS_ELASTICSEARCH_USER";
  static final String PASSWORD = "ROGUEDNS_ELASTICSEARCH_PASSWORD";

  static final Setting<String> URL =
      new Setting<>(
          "elasticsearch",
          Group.OUTPUT,
          "URL",
          "",
          "Write findings to Elasticsearch or OpenSearch: a node, as in https://localhost:9200",
          true,
          ElasticsearchSettings::url);

  static final Setting<String> API_KEY_FILE =
      new Setting<>(
          "elasticsearch.api-key-file",
          Group.OUTPUT,
          "FILE",
          "",
          "A file with an API key; by default the environment variable " + API_KEY,
          false,
          Parsers::text);

  static final Setting<String> USER =
      new Setting<>(
          "elasticsearch.user",
          Group.OUTPUT,
          "NAME",
          "",
          "The user, instead of an API key; by default the environment variable " + USER_NAME,
          false,
          Parsers::text);

  static final Setting<String> PASSWORD_FILE =
      new Setting<>(
          "elasticsearch.password-file",
          Group.OUTPUT,
          "FILE",
          "",
          "A file with the user's password; by default the environment variable " + PASSWORD,
          false,
          Parsers::text);

  static final Setting<String> CA_FILE =
      new Setting<>(
          "elasticsearch.ca-file",
          Group.OUTPUT,
          "FILE",
          "",
          "CA certificates in PEM to trust, instead of the JVM's",
          false,
          Parsers::text);

  private static final List<Cidr> LOOPBACK =
      List.of(Cidr.parse("127.0.0.0/8"), Cidr.parse("::1/128"));

  static final List<Setting<?>> ALL = List.of(URL, API_KEY_FILE, USER, PASSWORD_FILE, CA_FILE);

  private final RawSettings raw;
  private final UnaryOperator<String> environment;
  private final List<String> problems;
  private final List<String> notes;

  ElasticsearchSettings(
      RawSettings raw,
      UnaryOperator<String> environment,
      List<String> problems,
      List<String> notes) {
    this.raw = raw;
    this.environment = environment;
    this.problems = problems;
    this.notes = notes;
  }

  /**
   * Reads what goes with the URLs.
   *
   * @param urls those that could be read
   * @return null if no URL was given
   */
  Settings.Elasticsearch read(List<String> urls) {
    if (raw.of(URL).isEmpty()) {
      for (Setting<?> setting : ALL) {
        if (!raw.of(setting).isEmpty()) {
          problems.add(raw.of(setting).get(0).origin() + " needs --elasticsearch");
        }
      }
      return null;
    }
    if (urls.stream().map(url -> URI.create(url).getPath()).distinct().count() > 1) {
      problems.add("--elasticsearch: the URLs of one cluster must have the same path");
    }
    String apiKey = secret(API_KEY_FILE, API_KEY);
    String user = raw.of(USER).isEmpty() ? environment(USER_NAME) : raw.of(USER).get(0).text();
    String password = secret(PASSWORD_FILE, PASSWORD);
    if (apiKey != null && (user != null || password != null)) {
      problems.add(
          "an API key (%s) and a user with a password (%s): only one of them can be used"
              .formatted(
                  origin(API_KEY_FILE, API_KEY),
                  user != null ? origin(USER, USER_NAME) : origin(PASSWORD_FILE, PASSWORD)));
    } else if (user != null && password == null && raw.of(PASSWORD_FILE).isEmpty()) {
      problems.add(
          "%s: a password is missing: set %s or --elasticsearch-password-file"
              .formatted(origin(USER, USER_NAME), PASSWORD));
    } else if (user == null && password != null) {
      problems.add(
          "%s: a user is missing: set --elasticsearch-user or %s"
              .formatted(origin(PASSWORD_FILE, PASSWORD), USER_NAME));
    }
    if (apiKey != null || password != null) {
      noteOpenly(urls);
    }
    return new Settings.Elasticsearch(urls, apiKey, user, password, file(CA_FILE));
  }

  private void noteOpenly(List<String> urls) {
    urls.stream()
        .map(URI::create)
        .filter(url -> url.getScheme().equalsIgnoreCase("http") && !isLoopback(url.getHost()))
        .forEach(
            url ->
                notes.add(
                    "--elasticsearch %s: credentials are sent unencrypted; use an https URL"
                        .formatted(url)));
  }

  /** Whether a host is this one, whatever a name server says: no name is looked up. */
  private static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost")
        || host.toLowerCase(Locale.ROOT).endsWith(".localhost")) {
      return true;
    }
    return IpAddress.parse(host.replaceAll("[\\[\\]]", ""))
        .filter(address -> LOOPBACK.stream().anyMatch(range -> range.contains(address)))
        .isPresent();
  }

  /** A secret from its file, or else from the environment; null if there is none. */
  private String secret(Setting<String> file, String variable) {
    if (raw.of(file).isEmpty()) {
      return environment(variable);
    }
    String text = file(file);
    if (text != null && text.isBlank()) {
      problems.add(raw.of(file).get(0).origin() + ": the file is empty");
      return null;
    }
    return text == null ? null : text.strip();
  }

  private String file(Setting<String> setting) {
    if (raw.of(setting).isEmpty()) {
      return null;
    }
    RawSettings.Value file = raw.of(setting).get(0);
    try {
      return Files.readString(Path.of(file.text()));
    } catch (NoSuchFileException absent) {
      problems.add(file.origin() + " " + file.text() + ": no such file");
    } catch (IOException | IllegalArgumentException unreadable) {
      problems.add(
          file.origin() + " " + file.text() + ": can't be read: " + unreadable.getMessage());
    }
    return null;
  }

  private String environment(String variable) {
    String value = environment.apply(variable);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private String origin(Setting<?> setting, String variable) {
    return raw.of(setting).isEmpty() ? variable : raw.of(setting).get(0).origin();
  }

  private static String url(String text) {
    try {
      URI url = new URI(text.strip());
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      if (url.getUserInfo() == null
          && url.getHost() != null
          && url.getQuery() == null
          && url.getFragment() == null
          && (scheme.equals("http") || scheme.equals("https"))) {
        return text.strip();
      }
    } catch (URISyntaxException unreadable) {
      // Said below, as for a URL that can't be used.
    }
    throw new IllegalArgumentException(
        "a URL as in https://localhost:9200 is allowed, without a user or a password");
  }
}
