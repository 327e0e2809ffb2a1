package io.roguedns.detection.output.elasticsearch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.impl.nio.reactor.IOReactorConfig;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/**
 * How Elasticsearch is reached, and as whom.
 *
 * @param urls of its nodes; they share one path, if they have any
 * @param apiKey as Elasticsearch gives it out ({@code encoded}, or {@code id:key}), or null
 * @param user null without a password
 * @param password null without a user
 * @param authorities the certificates that servers' own are trusted by, as PEM, or null for the
 *     JVM's
 */
public record Connection(
    List<String> urls, String apiKey, String user, String password, String authorities)
    implements Serializable {
  private static final int CONNECT_MILLIS = 5_000;

  /** How long a request may go without an answer; one that took longer is sent again. */
  private static final int ANSWER_MILLIS = 60_000;

  public Connection {
    urls = List.copyOf(urls);
  }

  /** The same, to one of the nodes alone. */
  Connection to(String url) {
    return new Connection(List.of(url), apiKey, user, password, authorities);
  }

  /**
   * A client; who asks for it closes it.
   *
   * @throws CertificateException if the authorities' certificates can't be read
   */
  RestClient open() throws CertificateException {
    HttpHost[] hosts =
        urls.stream()
            .map(URI::create)
            .map(url -> new HttpHost(url.getHost(), url.getPort(), url.getScheme()))
            .toArray(HttpHost[]::new);
    RestClientBuilder builder =
        RestClient.builder(hosts)
            .setCompressionEnabled(true)
            .setRequestConfigCallback(
                request ->
                    request
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setSocketTimeout(ANSWER_MILLIS)
                        // The credentials would go along, to whatever host the answer names.
                        .setRedirectsEnabled(false));
    String path = URI.create(urls.get(0)).getPath();
    if (path != null && !path.replace("/", "").isEmpty()) {
      builder.setPathPrefix(path);
    }
    String authorization = authorization();
    if (authorization != null) {
      builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)});
    }
    SSLContext trust = authorities == null ? null : trust();
    builder.setHttpClientConfigCallback(
        http -> {
          // A writer has few requests under way, so one thread is enough for them.
          http.setDefaultIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build());
          return trust == null ? http : http.setSSLContext(trust);
        });
    return builder.build();
  }

  private String authorization() {
    if (apiKey != null) {
      return "ApiKey " + (apiKey.contains(":") ? base64(apiKey) : apiKey);
    }
    return user == null ? null : "Basic " + base64(user + ":" + password);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private SSLContext trust() throws CertificateException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(authorities.getBytes(StandardCharsets.US_ASCII)))) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      if (number == 0) {
        throw new CertificateException("no certificate in the file");
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (CertificateException unreadable) {
      throw unreadable;
    } catch (GeneralSecurityException | IOException unusable) {
      throw new CertificateException(unusable.getMessage(), unusable);
    }
  }

  /** Leaves out the secrets, so that none gets into a log. */
  @Override
  public String toString() {
    return String.join(", ", urls);
  }
}
