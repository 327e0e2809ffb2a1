package io.roguedns.alert;

import io.roguedns.event.ProcessOrigin;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.FindingLimits;
import io.roguedns.text.CutText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Evidence: the findings about one device, process and resolver, or about one setting, within a
 * short time. Patterns match evidence. Findings of the same subject add up, so that a process that
 * asks a thousand times a minute costs a pattern no more than one that asks once.
 *
 * @param process as it was written; {@code ""} if rows name none
 * @param resolver the server's address in its canonical form; {@code ""} where none is known, and
 *     for a setting that was put right
 * @param setting the registry key and value name that was written, in lower case; else {@code ""}
 * @param first the first finding's time in {@link io.roguedns.event.Ticks}
 * @param last the last finding's time
 * @param findings their number; 0 for a restored setting
 * @param findingIds the smallest of their ids, at most {@link #MOST_IDS}
 * @param queries a bin's queries, for high volume
 * @param servers a bin's distinct servers, for high volume
 * @param devices how many devices used the resolver within a day, as far as was counted; 0 where
 *     nobody counted
 * @param news whether the fleet never used the resolver before, as far as that is known
 * @param domain the registered domain of names that carry data; {@code ""} for other evidence, and
 *     for names under many domains. Of such evidence {@code devices} and {@code news} are about it
 * @param names how many different names there are, for names
 * @param information how many bytes they carry, for names
 * @param marks the factors that the findings themselves show
 */
public record Evidence(
    DetectionType type,
    String device,
    String process,
    String account,
    String commandLine,
    ProcessOrigin origin,
    String resolver,
    String setting,
    long first,
    long last,
    long findings,
    List<String> findingIds,
    long queries,
    long servers,
    int devices,
    boolean news,
    String domain,
    long names,
    long information,
    Set<Factor> marks) {
  /** So many ids are kept as a sample. */
  public static final int MOST_IDS = 20;

  /** Behind a drive's letter. */
  private static final String SYSTEM_FOLDER = ":\\windows\\system32\\";

  /** A command line in evidence: its beginning is enough for an alert; findings have more. */
  public static final int MAX_COMMAND_LINE_BYTES = 2_048;

  /** A registry key and value name in evidence. */
  public static final int MAX_SETTING_BYTES = 2_048;

  /** Bounds the texts, since state and alerts hold many of them. */
  public Evidence {
    device = CutText.shorten(device, FindingLimits.MAX_NAME_BYTES);
    process = CutText.shorten(process, FindingLimits.MAX_NAME_BYTES);
    account = CutText.shorten(account, FindingLimits.MAX_NAME_BYTES);
    commandLine = CutText.shorten(commandLine, MAX_COMMAND_LINE_BYTES);
    resolver = CutText.shorten(resolver, FindingLimits.MAX_NAME_BYTES);
    setting = CutText.shorten(setting, MAX_SETTING_BYTES);
    domain = CutText.shorten(domain, FindingLimits.MAX_NAME_BYTES);
  }

  /** Evidence that isn't of names, without factors of its own. */
  public Evidence(
      DetectionType type,
      String device,
      String process,
      String account,
      String commandLine,
      ProcessOrigin origin,
      String resolver,
      String setting,
      long first,
      long last,
      long findings,
      List<String> findingIds,
      long queries,
      long servers,
      int devices,
      boolean news) {
    this(
        type,
        device,
        process,
        account,
        commandLine,
        origin,
        resolver,
        setting,
        first,
        last,
        findings,
        findingIds,
        queries,
        servers,
        devices,
        news,
        "",
        0,
        0,
        Set.of());
  }

  /**
   * The earlier before the later. The order is total: only equal evidence compares equal, so that
   * what is sorted by it doesn't depend on the order in which it came.
   */
  public static final Comparator<Evidence> ORDER =
      Comparator.comparingLong(Evidence::first)
          .thenComparing(Evidence::process)
          .thenComparing(Evidence::account)
          .thenComparing(Evidence::commandLine)
          .thenComparing(evidence -> evidence.origin.folder())
          .thenComparing(evidence -> evidence.origin.company())
          .thenComparing(evidence -> evidence.origin.parent())
          .thenComparing(Evidence::type)
          .thenComparing(Evidence::device)
          .thenComparing(Evidence::resolver)
          .thenComparing(Evidence::setting)
          .thenComparing(Evidence::domain)
          .thenComparingLong(Evidence::last)
          .thenComparing(Evidence::findingIds, Evidence::compareTexts)
          .thenComparingLong(Evidence::findings)
          .thenComparingLong(Evidence::queries)
          .thenComparingLong(Evidence::servers)
          .thenComparingInt(Evidence::devices)
          .thenComparing(Evidence::news)
          .thenComparingLong(Evidence::names)
          .thenComparingLong(Evidence::information)
          .thenComparing(Evidence::sortedMarks, Evidence::compareTexts);

  private List<String> sortedMarks() {
    return marks.stream().map(Factor::name).sorted().toList();
  }

  private static int compareTexts(List<String> some, List<String> others) {
    return Arrays.compare(some.toArray(String[]::new), others.toArray(String[]::new));
  }

  /**
   * The sum of both; values that can't be summed are the earlier one's. Sums don't depend on the
   * order.
   */
  public Evidence plus(Evidence other) {
    Evidence early = ORDER.compare(this, other) <= 0 ? this : other;
    return new Evidence(
        early.type,
        early.device,
        early.process,
        early.account,
        early.commandLine,
        early.origin,
        early.resolver,
        early.setting,
        early.first,
        Math.max(last, other.last),
        findings + other.findings,
        smallest(findingIds, other.findingIds),
        Math.max(queries, other.queries),
        Math.max(servers, other.servers),
        Math.max(devices, other.devices),
        news || other.news,
        early.domain,
        Math.max(names, other.names),
        Math.max(information, other.information),
        early.marks);
  }

  /** The smallest of all ids; a finding costs one such sum, so that it has to be quick. */
  private static List<String> smallest(List<String> ids, List<String> others) {
    String[] all = ids.toArray(new String[ids.size() + others.size()]);
    for (int i = 0; i < others.size(); i++) {
      all[ids.size() + i] = others.get(i);
    }
    Arrays.sort(all);
    return List.of(all.length <= MOST_IDS ? all : Arrays.copyOf(all, MOST_IDS));
  }

  /** The same, with what the fleet's use of the resolver says. */
  public Evidence withUse(int usedBy, boolean isNew) {
    return new Evidence(
        type,
        device,
        process,
        account,
        commandLine,
        origin,
        resolver,
        setting,
        first,
        last,
        findings,
        findingIds,
        queries,
        servers,
        usedBy,
        isNew,
        domain,
        names,
        information,
        marks);
  }

  /** The same, of no resolver. */
  public Evidence withoutResolver() {
    return new Evidence(
        type,
        device,
        process,
        account,
        commandLine,
        origin,
        "",
        setting,
        first,
        last,
        findings,
        findingIds,
        queries,
        servers,
        devices,
        news,
        domain,
        names,
        information,
        marks);
  }

  /** The same, with the factors of the findings. */
  public Evidence withMarks(Set<Factor> others) {
    return withNames(domain, names, information, others);
  }

  /** The same, with what names tell. */
  public Evidence withNames(String ofDomain, long distinct, long bytes, Set<Factor> others) {
    return new Evidence(
        type,
        device,
        process,
        account,
        commandLine,
        origin,
        resolver,
        setting,
        first,
        last,
        findings,
        findingIds,
        queries,
        servers,
        devices,
        news,
        ofDomain,
        distinct,
        bytes,
        others);
  }

  /** A setting's name in evidence: registry key and value name, in lower case as they compare. */
  public static String settingOf(String key, String valueName) {
    return (key + "\\" + valueName).toLowerCase(Locale.ROOT);
  }

  /** The kind of evidence. */
  public EvidenceKind kind() {
    return switch (type) {
      case UNAUTHORIZED_RESOLVER -> EvidenceKind.USE;
      case HIGH_VOLUME -> EvidenceKind.VOLUME;
      case CONFIGURATION_CHANGE -> EvidenceKind.CHANGE;
      case TUNNEL_BY_NAME -> EvidenceKind.NAMES;
    };
  }

  /** Whether Windows' DHCP client wrote it, which happens when a device joins a network. */
  public boolean isByDhcp() {
    return kind() == EvidenceKind.CHANGE
        && setting.endsWith("\\dhcpnameserver")
        && process.equalsIgnoreCase("svchost.exe")
        && (origin.folder().isEmpty()
            || origin.folder().toLowerCase(Locale.ROOT).startsWith(SYSTEM_FOLDER, 1));
  }

  /** Whether a setting was restored. */
  public boolean isRepair() {
    return kind() == EvidenceKind.CHANGE && resolver.isEmpty();
  }
}
