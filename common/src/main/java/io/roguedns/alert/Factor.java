package io.roguedns.alert;

import java.util.Locale;

/**
 * What raises or lowers an alert's score, with its weight: this table is the formula, and the
 * documentation's table is made of it.
 */
public enum Factor {
  FURTHER_PATTERN(10, "another pattern matches the same incident; counts for at most two"),
  USER_WRITABLE_PATH(15, "the program is in a folder that its user can write to"),
  SCRIPT_HOST(10, "the process is a script host, or was started by one"),
  NO_COMPANY(10, "the program names no company, as signed ones do"),
  RARE_RESOLVER(10, "at most two devices used the resolver within a day"),
  NEW_RESOLVER(5, "the fleet began to use the resolver less than a day before"),
  CONFIGURED_OTHERWISE(10, "the device was told to use other resolvers"),
  OWN_CLIENT(5, "the process isn't the system's resolver service"),
  CHANGED_BY_HAND(
      10, "the setting was written by no DHCP or VPN client and no administrator's tool"),
  UNUSUAL_TYPES(15, "most of the names were asked for types that ordinary clients don't ask for"),
  MUCH_INFORMATION(15, "the names carry four times what makes a finding, or more"),

  VPN_RESOLVER(-60, "the resolver is one of a VPN adapter's that is up"),
  VPN_UP(-10, "a VPN adapter is up"),
  LOCAL_RESOLVER(-60, "the resolver is the device itself, or its containers' bridge"),
  FOREIGN_DHCP(-45, "DHCP gave the resolver, in a network that isn't the organisation's"),
  SECURITY_TOOL(-45, "the process and its account are a security tool's"),
  CLOUD_RESOLVER(-60, "the resolver is a cloud platform's own"),
  RECURSIVE_RESOLVER(-40, "the process asks very many servers, as a recursive resolver does"),
  INSTALLED_PROGRAM(-15, "the program names its company and is where only administrators write"),
  ADMINISTRATORS_TOOL(-30, "the setting was written by an administrator's tool"),
  COMMON_RESOLVER(-10, "twenty devices or more used the resolver within a day"),
  ORDINARY_DOMAIN(-45, "the allowlist knows the domain as one that is asked for many names"),
  OWN_DOMAIN(-30, "the names lie in the domain that the device itself is named under"),
  COMMON_DOMAIN(-25, "twenty devices or more ask such names of the domain within a day"),
  ORDINARY_NAMES(-30, "the names that were asked were seen, and carry no data");

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

  /** Whether it speaks for the device. */
  public boolean lowers() {
    return points < 0;
  }

  /** What it says, as the second half of a sentence. */
  public String meaning() {
    return meaning;
  }

  /** The name as it stands in output, such as {@code user-writable-path}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
