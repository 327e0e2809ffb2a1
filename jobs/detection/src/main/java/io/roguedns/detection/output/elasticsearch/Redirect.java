package io.roguedns.detection.output.elasticsearch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.elasticsearch.client.Response;

/**
 * An answer that sends a client elsewhere. It isn't followed: the request has credentials and
 * findings, and the other host is the answer's word alone.
 */
final class Redirect {
  /** What a host's name or address consists of; anything else isn't shown. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,253}");

  private Redirect() {}

  static boolean is(Response response) {
    return response.getStatusLine().getStatusCode() / 100 == 3;
  }

  /** What the answer says, for the person who named the servers. */
  static String words(Response response) {
    String location = response.getHeader("Location");
    return response.getStatusLine().getStatusCode()
        + ": it redirects to "
        + (location == null ? "another URL" : target(location))
        + ", which isn't followed, since the credentials would be sent along; if that is the"
        + " cluster, set it in --elasticsearch";
  }

  private static String target(String location) {
    try {
      URI uri = new URI(location);
      String host = uri.getHost();
      if (host != null && HOST.matcher(host).matches()) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return ("https".equalsIgnoreCase(uri.getScheme()) ? "https://" : "http://") + host + port;
      }
      return host == null && uri.getScheme() == null ? "another of its own paths" : "another host";
    } catch (URISyntaxException unreadable) {
      return "another host";
    }
  }
}
