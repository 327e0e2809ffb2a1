package io.roguedns.alert;

import java.util.List;

/**
 * The context of an alert. Lists are in order and cut at {@link #MOST}.
 *
 * @param patterns the patterns that match, most severe first
 * @param factors what raised or lowered the score, in the order of the table
 * @param resolvers the unlisted resolvers
 * @param processes the processes, as they were written first
 * @param commandLines theirs, as far as rows have them
 * @param settings the settings that were written: registry key and value name
 * @param devices the devices, for an alert about a resolver
 * @param deviceCount how many devices used the resolver within a day, as far as it was counted; 0
 *     if there is no resolver
 * @param networks the networks that the device was in: name and category
 * @param configuredResolvers the resolvers that its adapters are configured to use
 * @param queries the most queries in one bin, 0 if volume is no part of it
 * @param domains the registered domains whose names carry data
 * @param names the most different names in one window, 0 if names are no part of it
 * @param information the most bytes that they carry in one window
 */
public record AlertContext(
    List<AlertType> patterns,
    List<Factor> factors,
    List<String> resolvers,
    List<String> processes,
    List<String> commandLines,
    List<String> settings,
    List<String> devices,
    int deviceCount,
    List<String> networks,
    List<String> configuredResolvers,
    long queries,
    List<String> domains,
    long names,
    long information) {
  /** So many entries each list has at most. */
  public static final int MOST = 50;

  /** The context of an alert that names are no part of. */
  public AlertContext(
      List<AlertType> patterns,
      List<Factor> factors,
      List<String> resolvers,
      List<String> processes,
      List<String> commandLines,
      List<String> settings,
      List<String> devices,
      int deviceCount,
      List<String> networks,
      List<String> configuredResolvers,
      long queries) {
    this(
        patterns,
        factors,
        resolvers,
        processes,
        commandLines,
        settings,
        devices,
        deviceCount,
        networks,
        configuredResolvers,
        queries,
        List.of(),
        0,
        0);
  }
}
