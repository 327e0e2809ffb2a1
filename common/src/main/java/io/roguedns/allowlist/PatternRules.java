package io.roguedns.allowlist;

import java.util.List;

/**
 * Patterns that match nearly everything, so an exemption without another condition would disable
 * the signals. A pattern with {@code *} does if
 *
 * <ul>
 *   <li>fewer than {@value #MIN_CHARACTERS} letters or digits are left of it without its stars and
 *       without an extension at its end, as in {@code *e}, {@code *.exe} or {@code a*}; or
 *   <li>it matches the program or the account of a system resolver service, such as {@code
 *       svchost.exe}, which sends nearly all queries of a fleet; or
 *   <li>it matches over a quarter of the programs that are common in a fleet.
 * </ul>
 *
 * <p>A name without {@code *} is always accepted.
 */
final class PatternRules {
  /** The minimum of letters and digits in a pattern, without its stars and its extension. */
  static final int MIN_CHARACTERS = 3;

  /** The message about a pattern that matches nearly everything. */
  static final String NEARLY_EVERYTHING =
      "matches nearly everything, and so would disable the signals: besides * and an extension a"
          + " pattern needs "
          + MIN_CHARACTERS
          + " letters or digits, and one with * can't match a system resolver service, such as"
          + " svchost.exe";

  private static final int MAX_EXTENSION = 4;

  /** The maximum share of common programs that a pattern may match, as a divisor. */
  private static final int SHARE = 4;

  /** The programs that resolve names for all other programs of a system. */
  private static final List<String> RESOLVING_PROGRAMS =
      List.of("svchost.exe", "systemd-resolved", "mDNSResponder", "nscd", "dnsmasq", "unbound");

  private static final List<String> RESOLVING_ACCOUNTS =
      List.of(
          "SYSTEM",
          "NETWORK SERVICE",
          "LOCAL SERVICE",
          "NT AUTHORITY\\SYSTEM",
          "NT AUTHORITY\\NETWORK SERVICE",
          "NT AUTHORITY\\LOCAL SERVICE",
          "root",
          "systemd-resolve",
          "_mdnsresponder");

  private static final List<String> COMMON_PROGRAMS =
      List.of(
          "chrome.exe",
          "msedge.exe",
          "firefox.exe",
          "iexplore.exe",
          "outlook.exe",
          "winword.exe",
          "excel.exe",
          "teams.exe",
          "ms-teams.exe",
          "onedrive.exe",
          "explorer.exe",
          "powershell.exe",
          "pwsh.exe",
          "cmd.exe",
          "lsass.exe",
          "services.exe",
          "spoolsv.exe",
          "msmpeng.exe",
          "mssense.exe",
          "taskhostw.exe",
          "backgroundtaskhost.exe",
          "searchapp.exe",
          "zoom.exe",
          "slack.exe",
          "code.exe",
          "java.exe",
          "python.exe",
          "rundll32.exe",
          "curl",
          "ssh",
          "python3",
          "bash");

  private PatternRules() {}

  /**
   * Whether a pattern matches nearly everything.
   *
   * @param field the field that it is compared with
   */
  static boolean fitsNearlyEverything(Field field, GlobPattern pattern) {
    if (pattern.literal().isPresent()) {
      return false;
    }
    if (characters(pattern.toString()) < MIN_CHARACTERS) {
      return true;
    }
    return switch (field) {
      case PROCESS ->
          RESOLVING_PROGRAMS.stream().anyMatch(pattern::matchesFileName)
              || COMMON_PROGRAMS.stream().filter(pattern::matchesFileName).count() * SHARE
                  > COMMON_PROGRAMS.size();
      case ACCOUNT -> RESOLVING_ACCOUNTS.stream().anyMatch(pattern::matches);
      default -> false;
    };
  }

  /** The letters and digits of a pattern without an extension at its end. */
  private static long characters(String text) {
    int dot = text.lastIndexOf('.');
    String extension = dot < 0 ? "" : text.substring(dot + 1);
    boolean isExtension =
        !extension.isEmpty()
            && extension.length() <= MAX_EXTENSION
            && extension.chars().allMatch(c -> c == '*' || Character.isLetterOrDigit(c));
    String name = isExtension ? text.substring(0, dot) : text;
    return name.codePoints().filter(Character::isLetterOrDigit).count();
  }
}
