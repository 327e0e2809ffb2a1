package io.roguedns.allowlist;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the pattern of an ordinary domain has to be: a name of the DNS, in ASCII, that fixes at
 * least a registered domain. {@code com} or {@code *.co.uk} would exempt the adversary's domains
 * with all others; so would {@code cdn.*}, under which anyone can register one.
 */
final class DomainRules {
  private static final int LONGEST_NAME = 253;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_*-]{1,63}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private DomainRules() {}

  /** What is wrong with a pattern, if anything is. */
  static Optional<String> problem(String text) {
    String name = DomainPattern.normal(text.trim());
    if (!name.chars().allMatch(c -> c < 128)) {
      return Optional.of(
          YamlList.shown(text) + " isn't ASCII: write the name as it is asked for" + ascii(name));
    }
    String[] labels = name.split("\\.", -1);
    boolean wellFormed = name.length() <= LONGEST_NAME;
    for (String label : labels) {
      wellFormed &= LABEL.matcher(label).matches();
    }
    if (!wellFormed || NUMBER.matcher(labels[labels.length - 1]).matches()) {
      return Optional.of(YamlList.shown(text) + " is no domain name");
    }
    if (!fixesRegisteredDomain(name)) {
      return Optional.of(
          YamlList.shown(text)
              + " covers domains that anyone can register: name a registered domain, such as"
              + " example.com, which stands for all beneath it too");
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
    // The label that the last star is in can be anything, so what counts stands after it.
    int dot = star < 0 ? -1 : name.indexOf('.', star);
    if (star >= 0 && dot < 0) {
      return false;
    }
    String fixed = name.substring(dot + 1);
    // Reverse look-ups lie under arpa, where nobody can register what they like.
    boolean infrastructure = fixed.endsWith(".arpa");
    return infrastructure
        || !InternetDomainName.isValid(fixed)
        || !InternetDomainName.from(fixed).isRegistrySuffix();
  }
}
