package io.roguedns.simulation.world;

/**
 * A computer that reports to Defender.
 *
 * @param name its full name, such as {@code lt-042.corp.example}
 * @param id Defender's id for it, 40 hexadecimal digits
 * @param number tells its address in a network
 * @param person who works at it, or whose account its jobs run under
 * @param bootedAt when it was started, in ticks
 */
public record Device(
    String name,
    String id,
    Kind kind,
    int number,
    Person person,
    Adapter ethernet,
    Adapter wifi,
    Adapter vpn,
    long bootedAt) {
  /** What sort of computer it is: that decides which programs it runs. */
  public enum Kind {
    LAPTOP,
    SERVER,
    LINUX,
    CLOUD
  }

  /** The name without its domain. */
  public String host() {
    return name.substring(0, name.indexOf('.'));
  }

  public boolean hasWorkday() {
    return kind == Kind.LAPTOP || kind == Kind.LINUX;
  }
}
