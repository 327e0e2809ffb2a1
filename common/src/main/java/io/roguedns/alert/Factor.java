package io.roguedns.alert;

import java.util.Locale;

/**
 * The factors that raise or lower an alert's score, with their points: this table is the formula,
 * and the documentation's table is generated from it.
 */
public enum Factor {
  FURTHER_PATTERN(10, "another pattern matches the same incident; counts for at most two"),
  USER_WRITABLE_PATH(15, "the program is in a user-writable folder"),
  SCRIPT_HOST(10, "the process is a script host, or was started by one"),
  NO_COMPANY(10, "the program has no company name, unlike signed ones"),
  RARE_RESOLVER(10, "at most two devices used the resolver within a day"),
  NEW_RESOLVER(5, "the fleet began to use the resolver less than a day before"),
  CONFIGURED_OTHERWISE(10, "the device is configured to use other resolvers"),
  OWN_CLIENT(5, "the process isn't the system resolver service"),
  CHANGED_BY_HAND(
      10, "the setting was changed by neither a DHCP or VPN client nor an administrator's tool"),
  UNUSUAL_TYPES(15, "most of the names were queried for types that ordinary clients don't use"),
  MUCH_INFORMATION(15, "the names carry at least four times the information that makes a finding"),

  VPN_RESOLVER(-60, "the resolver belongs to a VPN adapter that is up"),
  VPN_UP(-10, "a VPN adapter is up"),
  LOCAL_RESOLVER(-60, "the resolver is the device itself, or its container bridge"),
  FOREIGN_DHCP(-45, "DHCP provided the resolver, in a network that isn't the organisation's"),
  SECURITY_TOOL(-45, "the process and its account are those of a security tool"),
  CLOUD_RESOLVER(-60, "the resolver is the cloud platform's own"),
  RECURSIVE_RESOLVER(-40, "the process queries very many servers, as a recursive resolver does"),
  INSTALLED_PROGRAM(
      -15,
      "the program has a company name and is in a folder that only"
          + " administrators can write to"),
  ADMINISTRATORS_TOOL(-30, "the setting was changed by an administrator's tool"),
  COMMON_RESOLVER(-10, "at least twenty devices used the resolver within a day"),
  ORDINARY_DOMAIN(-45, "the domain is an ordinary domain of the allowlist"),
  OWN_DOMAIN(-30, "the names are in the device's own domain"),
  COMMON_DOMAIN(-25, "at least twenty devices query such names of the domain within a day"),
  ORDINARY_NAMES(-30, "the names were inspected, and carry no data");

  private final int points;
  private final String meaning;

  Factor(int points, String meaning) {
    this.points = points;
    this.meaning = meaning;
  }

  /** What it adds to the score; below zero it lowers it. */
  public int points() {
    return points;
  }

  /** Whether it lowers the score. */
  public boolean lowers() {
    return points < 0;
  }

  /** Its meaning, as the second half of a sentence. */
  public String meaning() {
    return meaning;
  }

  /** The name in output, such as {@code user-writable-path}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
