package io.roguedns.detection.settings;

import java.util.function.Function;

/**
 * One thing that the user may set: by {@code --flag} on the command line or by key in the YAML
 * file.
 *
 * @param <T> the parsed type
 * @param key the dotted key, such as {@code high-volume.bin}; the flag has hyphens for the dots
 * @param group the heading under which help and the option reference list it
 * @param placeholder what stands for the value in help; {@code ""} for a switch
 * @param defaultText the default as the user would write it, or a word for how it comes about;
 *     {@code ""} if there is none
 * @param description a sentence without a full stop
 * @param repeatable whether it may be given several times
 * @param parser reads one value; throws {@link IllegalArgumentException} with what is allowed
 */
public record Setting<T>(
    String key,
    Group group,
    String placeholder,
    String defaultText,
    String description,
    boolean repeatable,
    Function<String, T> parser) {

  /** The headings of help and of the option reference, in order. */
  public enum Group {
    INPUT("Input"),
    SEMANTICS("Semantics"),
    ALLOWLIST("Allowlist"),
    OUTPUT("Output"),
    UNAUTHORIZED_RESOLVER("unauthorized-resolver"),
    HIGH_VOLUME("high-volume"),
    CONFIGURATION_CHANGE("configuration-change"),
    TUNNEL_BY_NAME("tunnel-by-name"),
    ALERTS("Alerts"),
    LIVE("Live"),
    ENGINE("Engine");

    private final String heading;

    Group(String heading) {
      this.heading = heading;
    }

    public String heading() {
      return heading;
    }
  }

  /** The flag, such as {@code --high-volume-bin}. */
  public String flag() {
    return "--" + key.replace('.', '-');
  }

  /** The same for a command that it means something else to. */
  Setting<T> described(String other) {
    return new Setting<>(key, group, placeholder, defaultText, other, repeatable, parser);
  }

  /** Whether it is a switch: present is true, and it takes no value on the command line. */
  public boolean isSwitch() {
    return placeholder.isEmpty();
  }
}
