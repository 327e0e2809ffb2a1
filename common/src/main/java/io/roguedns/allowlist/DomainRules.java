package io.roguedns.allowlist;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks the pattern of an ordinary domain: a DNS name, in ASCII, with at least a registered
 * domain. {@code com} or {@code *.co.uk} would cover the adversary's domains, too; so would {@code
 * cdn.*}, which anyone can register.
 */
final class DomainRules {
  private static final int LONGEST_NAME = 253;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_*-]{1,63}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private DomainRules() {}

  /** The problem of a pattern, if it has one. */
  static Optional<String> problem(String text) {
    String name = DomainPattern.normal(text.trim());
    if (!name.chars().allMatch(c -> c < 128)) {
      return Optional.of(
          YamlList.shown(text) + " isn't ASCII: write the name as it is queried" + ascii(name));
    }
    String[] labels = name.split("\\.", -1);
    boolean wellFormed = name.length() <= LONGEST_NAME;
    for (String label : labels) {
      wellFormed &= LABEL.matcher(label).matches();
    }
    if (!wellFormed || NUMBER.matcher(labels[labels.length - 1]).matches()) {
      return Optional.of(YamlList.shown(text) + " isn't a domain name");
    }
    if (!fixesRegisteredDomain(name)) {
      return Optional.of(
          YamlList.shown(text)
              + " covers domains that anyone can register: use a registered domain, such as"
              + " example.com, which covers all names below it");
    }
    return Optional.empty();
  }

  private static String ascii(String name) {
    try {
      return ", " + IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException noName) {
      return "";
    }
  }

  private static boolean fixesRegisteredDomain(String name) {
    int star = name.lastIndexOf('*');
    // The label with the last star can be anything, so only the labels after it count.
    int dot = star < 0 ? -1 : name.indexOf('.', star);
    if (star >= 0 && dot < 0) {
      return false;
    }
    String fixed = name.substring(dot + 1);
    // Reverse look-ups are under arpa, where domains can't be registered freely.
    boolean infrastructure = fixed.endsWith(".arpa");
    return infrastructure
        || !InternetDomainName.isValid(fixed)
        || !InternetDomainName.from(fixed).isRegistrySuffix();
  }
}
