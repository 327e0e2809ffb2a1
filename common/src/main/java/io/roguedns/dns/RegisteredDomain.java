package io.roguedns.dns;

import com.google.common.net.InternetDomainName;
import java.util.List;

/**
 * A registered domain and the labels below it. The public suffix list determines the domain, with
 * its private part: each tenant of a hosting platform is a domain of its own.
 *
 * <ul>
 *   <li>Under a suffix that isn't on the list (an organisation's own such as {@code corp.internal},
 *       or an invented one) the last two labels are the domain, and its owner is unknown.
 *   <li>Reverse zones are cut where the list cuts them: after the first octet or digit of the
 *       address.
 *   <li>A name of one label, and a public suffix itself, has no domain: all of it is free.
 * </ul>
 *
 * @param text the domain in canonical form, {@code ""} for none
 * @param free the labels beneath it, that of the host first; {@code ""} between dots if there are
 *     none
 * @param listed whether its suffix is on the list
 */
public record RegisteredDomain(String text, String free, boolean listed) {
  /** No rule of the list has more labels. */
  private static final int MOST_LABELS = 6;

  private static final int LONGEST_LABEL = 63;

  /** The registered domain of a name. */
  public static RegisteredDomain of(DnsName name) {
    List<String> labels = name.labels();
    int count = labels.size();
    int suffix = suffixLabels(labels);
    int domain = suffix == 0 ? 2 : suffix + 1;
    if (count < domain || count == 1) {
      return new RegisteredDomain("", name.toString(), suffix > 0);
    }
    return new RegisteredDomain(
        String.join(".", labels.subList(count - domain, count)),
        String.join(".", labels.subList(0, count - domain)),
        suffix > 0);
  }

  /** The number of labels of the longest public suffix; 0 if none is on the list. */
  private static int suffixLabels(List<String> labels) {
    int from = labels.size();
    while (from > 0 && labels.size() - from < MOST_LABELS && isPlain(labels.get(from - 1))) {
      from--;
    }
    if (from == labels.size()) {
      return 0;
    }
    String end = String.join(".", labels.subList(from, labels.size()));
    if (!InternetDomainName.isValid(end)) {
      return 0;
    }
    InternetDomainName suffix = InternetDomainName.from(end).publicSuffix();
    return suffix == null ? 0 : suffix.parts().size();
  }

  /** Whether the list could contain a label. */
  private static boolean isPlain(String label) {
    return label.length() <= LONGEST_LABEL
        && label.indexOf('\\') < 0
        && label.indexOf('_') < 0
        && label.charAt(0) != '-'
        && label.charAt(label.length() - 1) != '-';
  }
}
