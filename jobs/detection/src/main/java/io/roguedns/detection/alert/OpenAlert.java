package io.roguedns.detection.alert;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertContext;
import io.roguedns.alert.AlertLimits;
import io.roguedns.alert.AlertType;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.alert.Factor;
import io.roguedns.alert.RiskScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An open alert: the evidence of one incident, and its last emitted state. Its size is bounded. Not
 * thread-safe.
 */
final class OpenAlert {
  /** The maximum of subjects; a recursive resolver has more. */
  static final int MOST_SUBJECTS = 500;

  /** The minimum number of servers of a recursive resolver. */
  static final int RECURSIVE = 50;

  /**
   * … and if it is a DNS server by its name, in an administrators' folder, this number is enough.
   */
  static final int RECURSIVE_SERVER = 8;

  private static final int RARE = 2;
  private static final int COMMON = 20;

  /**
   * A lowering factor applies if it holds for this percentage of the findings that it could hold
   * for.
   */
  private static final int MOSTLY = 80;

  /** A process's share of the evidence. */
  static final class Share {
    long findings;
    String shown;
    String account;

    Share(long findings, String shown, String account) {
      this.findings = findings;
      this.shown = shown;
      this.account = account;
    }
  }

  final String id;

  /** {@code ""} for an alert about a resolver and many devices. */
  final String device;

  /** The patterns that match, the most severe first. */
  final TreeSet<AlertType> patterns = new TreeSet<>();

  /** The subjects that evidence must share to belong here: resolvers and processes. */
  final TreeSet<String> subjects = new TreeSet<>();

  /** Up to when each kind of evidence was counted, so evidence in two candidates counts once. */
  final TreeMap<String, Long> counted = new TreeMap<>();

  final EnumMap<EvidenceKind, Long> findings = new EnumMap<>(EvidenceKind.class);
  final EnumMap<Factor, Long> factors = new EnumMap<>(Factor.class);
  final TreeMap<String, Long> resolvers = new TreeMap<>();
  final TreeMap<String, Share> processes = new TreeMap<>();
  final List<String> findingIds = new ArrayList<>();
  final TreeSet<String> commandLines = new TreeSet<>();
  final TreeSet<String> settings = new TreeSet<>();
  final TreeSet<String> devices = new TreeSet<>();
  final TreeSet<String> networks = new TreeSet<>();
  final TreeSet<String> configured = new TreeSet<>();

  final NamesSoFar names = new NamesSoFar();
  long first = Long.MAX_VALUE;
  long last = Long.MIN_VALUE;
  long queries;
  int usedBy;
  boolean news;

  /** When something was added last, in milliseconds of event time. */
  long addedAt = Long.MIN_VALUE;

  long revision;
  long toldAt = Long.MIN_VALUE;
  int toldScore;
  boolean changed;

  OpenAlert(String id, String device) {
    this.id = id;
    this.device = device;
  }

  /** What evidence is about; evidence belongs to an alert with which it shares one of them. */
  static List<String> subjects(Evidence evidence) {
    List<String> subjects = new ArrayList<>(2);
    if (evidence.kind() == EvidenceKind.NAMES) {
      subjects.add(domainOf(evidence));
      return subjects;
    }
    if (!evidence.resolver().isEmpty()) {
      subjects.add("resolver " + evidence.resolver());
    }
    boolean volume = evidence.kind() == EvidenceKind.VOLUME;
    boolean own =
        !evidence.process().isEmpty()
            && !ContextRules.isSystemClient(evidence.process(), evidence.origin().folder());
    if (volume || evidence.kind() == EvidenceKind.USE && own) {
      subjects.add(processOf(evidence));
    }
    return subjects;
  }

  private static String domainOf(Evidence names) {
    return "domain " + names.domain() + (names.domain().isEmpty() ? "of " + names.resolver() : "");
  }

  private static String processOf(Evidence evidence) {
    return "process " + evidence.process().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether evidence belongs here. Names belong to what is known of their domain; and, unless that
   * is about another domain, to what is known of the resolver that was asked for them if nobody
   * listed it, and to their process's volume. That they were asked of the same listed resolver says
   * nothing: all that a device asks is. So what speaks for one domain never speaks for another.
   */
  boolean isAbout(Evidence evidence) {
    if (subjects(evidence).stream().anyMatch(subjects::contains)) {
      return true;
    }
    return evidence.kind() == EvidenceKind.NAMES
        && (names.domains.isEmpty() || evidence.domain().isEmpty())
        && (resolvers.containsKey(evidence.resolver())
            || findings.containsKey(EvidenceKind.VOLUME) && subjects.contains(processOf(evidence)));
  }

  /**
   * From now on evidence belongs here that shares a subject with this.
   *
   * @return whether more belongs here now than before
   */
  boolean know(Evidence evidence) {
    int before = subjects.size();
    for (String subject : subjects(evidence)) {
      put(subjects, subject, MOST_SUBJECTS);
    }
    if (evidence.kind() == EvidenceKind.NAMES) {
      // What else is found of that resolver, and of that process's volume, belongs here too.
      put(subjects, "resolver " + evidence.resolver(), MOST_SUBJECTS);
      put(subjects, processOf(evidence), MOST_SUBJECTS);
    }
    return subjects.size() > before;
  }

  /** Takes a pattern that matched. */
  void match(AlertType pattern) {
    changed |= patterns.add(pattern);
  }

  /**
   * Adds evidence, unless it was added before.
   *
   * @param holding the factors that it has
   * @param settled up to when alerts before this have counted each kind of evidence
   * @param at the time at which it is added
   */
  void add(
      Evidence evidence,
      Set<Factor> holding,
      DeviceNetworks.View view,
      Map<String, Long> settled,
      long at) {
    know(evidence);
    String kind =
        String.join(
            "\n",
            evidence.type().signal(),
            evidence.device(),
            evidence.process().toLowerCase(Locale.ROOT),
            evidence.resolver(),
            evidence.setting() + evidence.domain());
    Long until = counted.getOrDefault(kind, settled.get(kind));
    if (evidence.isRepair() || until != null && until >= evidence.last()) {
      return;
    }
    if (counted.containsKey(kind) || counted.size() < MOST_SUBJECTS) {
      counted.put(kind, evidence.last());
    }
    changed = true;
    addedAt = Math.max(addedAt, at);
    first = Math.min(first, evidence.first());
    last = Math.max(last, evidence.last());
    findings.merge(evidence.kind(), evidence.findings(), Long::sum);
    holding.forEach(factor -> factors.merge(factor, evidence.findings(), Long::sum));
    queries = Math.max(queries, evidence.queries());
    boolean ofNames = evidence.kind() == EvidenceKind.NAMES;
    if (ofNames) {
      names.add(evidence);
    } else {
      usedBy = Math.max(usedBy, evidence.devices());
      news |= evidence.news();
    }
    if (!ofNames
        && !evidence.resolver().isEmpty()
        && (resolvers.containsKey(evidence.resolver()) || resolvers.size() < AlertContext.MOST)) {
      resolvers.merge(evidence.resolver(), evidence.findings(), Long::sum);
    }
    if (names.areAskedOf(resolvers.keySet())) {
      patterns.add(CorrelationRules.CONFIRMED_DNS_TUNNEL);
    }
    addProcess(evidence);
    evidence.findingIds().stream()
        .limit(Math.max(0, Evidence.MOST_IDS - findingIds.size()))
        .forEach(findingIds::add);
    put(commandLines, evidence.commandLine(), AlertContext.MOST);
    put(settings, ofNames ? "" : evidence.setting(), AlertContext.MOST);
    put(devices, evidence.device(), AlertContext.MOST);
    view.networks().forEach(network -> put(networks, AlertLimits.name(network), AlertContext.MOST));
    view.resolvers()
        .forEach(resolver -> put(configured, AlertLimits.name(resolver), AlertContext.MOST));
  }

  private void addProcess(Evidence evidence) {
    if (evidence.process().isEmpty()) {
      return;
    }
    // The querying process names the alert; a process that changed a setting only if there are no
    // queries.
    boolean asks = evidence.kind() != EvidenceKind.CHANGE;
    long weight = asks ? evidence.findings() : 0;
    String key = evidence.process().toLowerCase(Locale.ROOT);
    Share share = processes.get(key);
    if (share != null) {
      share.findings += weight;
    } else if (processes.size() < AlertContext.MOST) {
      processes.put(key, new Share(weight, evidence.process(), evidence.account()));
    }
  }

  private static void put(Set<String> texts, String text, int most) {
    if (!text.isEmpty() && texts.size() < most) {
      texts.add(text);
    }
  }

  /** The factors that count for the incident as a whole. */
  Set<Factor> effective() {
    EnumSet<Factor> effective = EnumSet.noneOf(Factor.class);
    factors.forEach(
        (factor, held) -> {
          if (!factor.lowers() || held * 100 >= asked(factor) * MOSTLY && isWorthMuch(factor)) {
            effective.add(factor);
          }
        });
    boolean campaign = device.isEmpty();
    if (!campaign && usedBy > 0 && usedBy <= RARE) {
      effective.add(Factor.RARE_RESOLVER);
    }
    if (!campaign && usedBy >= COMMON) {
      effective.add(Factor.COMMON_RESOLVER);
    }
    if (news) {
      effective.add(Factor.NEW_RESOLVER);
    }
    if (resolvers.size() >= (isDnsServer() ? RECURSIVE_SERVER : RECURSIVE)) {
      effective.add(Factor.RECURSIVE_RESOLVER);
    }
    if (names.usedBy >= COMMON) {
      effective.add(Factor.COMMON_DOMAIN);
    }
    if (findings.containsKey(EvidenceKind.NAMES)) {
      effective.remove(Factor.ORDINARY_NAMES);
    }
    if (patterns.size() > 1) {
      effective.add(Factor.FURTHER_PATTERN);
    }
    return effective;
  }

  private boolean isDnsServer() {
    return !factors.containsKey(Factor.USER_WRITABLE_PATH)
        && mainProcess().filter(share -> ContextRules.isDnsServer(share.shown)).isPresent();
  }

  /** The process that most of the evidence is about. */
  private Optional<Share> mainProcess() {
    return processes.entrySet().stream()
        .max(
            Comparator.<Map.Entry<String, Share>>comparingLong(entry -> entry.getValue().findings)
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getValue);
  }

  /** The adapters' resolvers prove nothing after they were changed by hand. */
  private boolean isWorthMuch(Factor factor) {
    boolean saidByAdapters = factor == Factor.VPN_RESOLVER || factor == Factor.FOREIGN_DHCP;
    return !saidByAdapters || !factors.containsKey(Factor.CHANGED_BY_HAND);
  }

  /** Of how many findings it is asked whether they have a factor. */
  private long asked(Factor factor) {
    long uses = findings.getOrDefault(EvidenceKind.USE, 0L);
    long volumes = findings.getOrDefault(EvidenceKind.VOLUME, 0L);
    long changes = findings.getOrDefault(EvidenceKind.CHANGE, 0L);
    long named = findings.getOrDefault(EvidenceKind.NAMES, 0L);
    return switch (factor) {
      case ADMINISTRATORS_TOOL -> changes;
      case SECURITY_TOOL, INSTALLED_PROGRAM -> uses + volumes + named;
      case ORDINARY_DOMAIN, OWN_DOMAIN -> named;
      case ORDINARY_NAMES -> volumes;
      default -> uses + changes;
    };
  }

  int score() {
    return RiskScore.of(patterns, effective());
  }

  /** The current alert, as the next revision. */
  Alert tell(long at, boolean closed, Summaries summaries) {
    revision++;
    toldAt = at;
    Set<Factor> effective = effective();
    toldScore = RiskScore.of(patterns, effective);
    changed = false;
    AlertType type = patterns.first();
    String resolver = most(resolvers.isEmpty() ? names.resolvers : resolvers);
    Share process = mainProcess().orElse(null);
    Alert untold =
        new Alert(
            id,
            type,
            RiskScore.severity(toldScore),
            toldScore,
            device.isEmpty() ? null : device,
            resolver,
            process == null ? null : process.shown,
            process == null || process.account.isEmpty() ? null : process.account,
            first,
            last,
            findings.values().stream().mapToLong(Long::longValue).sum(),
            List.copyOf(findingIds),
            context(effective),
            "",
            revision,
            closed);
    return untold.withSummary(summaries.of(untold, findings));
  }

  /** What is counted most, or null. */
  private static String most(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private AlertContext context(Set<Factor> effective) {
    return new AlertContext(
        List.copyOf(patterns),
        List.copyOf(effective),
        List.copyOf(resolvers.keySet()),
        processes.values().stream().map(share -> share.shown).toList(),
        List.copyOf(commandLines),
        List.copyOf(settings),
        device.isEmpty() ? List.copyOf(devices) : List.of(),
        usedBy,
        List.copyOf(networks),
        List.copyOf(configured),
        queries,
        List.copyOf(names.domains.keySet()),
        names.distinct,
        names.information);
  }
}
