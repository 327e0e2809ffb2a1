package io.roguedns.detection.output.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates of the findings' and the alerts' indices: their fields, with no room for others,
 * and their alias. Each has a version; one that is there already is replaced by a newer one alone.
 */
public final class IndexTemplate {
  private static final Logger LOG = LoggerFactory.getLogger(IndexTemplate.class);

  /** What the templates are called, and the aliases too. */
  static final List<String> NAMES = List.of(FindingAction.ALIAS, AlertAction.ALIAS);

  private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*(\\d+)");

  private IndexTemplate() {}

  /**
   * Puts the templates in place, and in doing so finds what is wrong with the connection.
   *
   * @return what is wrong, for the person who named the servers; empty if documents can be written
   */
  public static List<String> prepare(Connection connection) {
    List<String> problems = new ArrayList<>();
    List<String> unreachable = new ArrayList<>();
    for (String url : connection.urls()) {
      try (RestClient client = connection.to(url).open()) {
        for (String name : NAMES) {
          prepare(client, name);
          // The writers check this too, but it can't be corrected while they run.
          client.performRequest(MonthlyIndices.list(name));
        }
      } catch (CertificateException unreadable) {
        return List.of(
            "--elasticsearch-ca-file: no certificates in PEM: " + BulkResponse.words(unreadable));
      } catch (ResponseException refused) {
        problems.add("--elasticsearch " + url + ": " + words(refused));
      } catch (IOException | RuntimeException failed) {
        unreachable.add("--elasticsearch " + url + ": no answer: " + innermost(failed));
      }
    }
    // One node that is down doesn't matter while another answers.
    if (unreachable.size() == connection.urls().size()) {
      problems.addAll(unreachable);
    }
    return problems;
  }

  private static void prepare(RestClient client, String name) throws IOException {
    String template = json(name);
    if (installedVersion(client, name) >= version(template)) {
      return;
    }
    Request put = new Request("PUT", "/_index_template/" + name);
    put.setJsonEntity(template);
    client.performRequest(put);
    updateIndices(client, name, mappings(template));
  }

  /**
   * Gives the indices that are there the fields of a newer template. One that can't have them needs
   * somebody's care, but is no reason not to run: what it refuses is kept.
   */
  private static void updateIndices(RestClient client, String name, String mappings)
      throws IOException {
    Request list = new Request("GET", "/_cat/indices/" + name + "-*");
    list.addParameter("h", "index");
    String indices = EntityUtils.toString(client.performRequest(list).getEntity());
    for (String index :
        indices.lines().map(String::strip).filter(line -> line.startsWith(name)).toList()) {
      Request fields = new Request("PUT", "/" + index + "/_mapping");
      fields.setJsonEntity(mappings);
      try {
        client.performRequest(fields);
      } catch (ResponseException refused) {
        LOG.warn(
            "the index {} can't have the template's fields: {}",
            index,
            BulkResponse.words(refused));
      }
    }
  }

  private static long installedVersion(RestClient client, String name) throws IOException {
    try {
      Request get = new Request("GET", "/_index_template/" + name);
      get.addParameter("filter_path", "index_templates.index_template.version");
      Response found = client.performRequest(get);
      return version(EntityUtils.toString(found.getEntity()));
    } catch (ResponseException absent) {
      if (absent.getResponse().getStatusLine().getStatusCode() == 404) {
        return -1;
      }
      throw absent;
    }
  }

  /** A template as it is put, which is the resource's text. */
  static String json(String name) {
    String path = "/elasticsearch/" + name + ".template.json";
    try (InputStream resource = IndexTemplate.class.getResourceAsStream(path)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static long version(String json) {
    Matcher version = VERSION.matcher(json);
    return version.find() ? Long.parseLong(version.group(1)) : -1;
  }

  /** The mappings' object, found by its braces: the template is ours, and has none in texts. */
  private static String mappings(String template) {
    int begin = template.indexOf('{', template.indexOf("\"mappings\""));
    int depth = 0;
    for (int i = begin; ; i++) {
      char c = template.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return template.substring(begin, i + 1);
      }
    }
  }

  private static String words(ResponseException refused) {
    if (Redirect.is(refused.getResponse())) {
      return Redirect.words(refused.getResponse());
    }
    if (BulkResponse.isBlock(refused)) {
      return BulkResponse.words(refused);
    }
    int status = refused.getResponse().getStatusLine().getStatusCode();
    return switch (status) {
      case 401 -> "401: the credentials are refused, or missing: " + credentials();
      case 403 ->
          "403: these credentials may not put the index templates "
              + String.join(" and ", NAMES)
              + " (manage_index_templates is needed, or the templates already there), or not list"
              + " the indices of these names (view_index_metadata is needed)";
      default -> BulkResponse.words(refused);
    };
  }

  private static String credentials() {
    return "ROGUEDNS_ELASTICSEARCH_API_KEY, or ROGUEDNS_ELASTICSEARCH_USER and"
        + " ROGUEDNS_ELASTICSEARCH_PASSWORD";
  }

  /** The innermost reason, which is the one that names what is wrong. */
  private static String innermost(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
