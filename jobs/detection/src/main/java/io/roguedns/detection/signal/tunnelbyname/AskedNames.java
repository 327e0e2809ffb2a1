package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.ProcessOrigin;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a device asked in one window, of one {@linkplain Scope subject}. Parts of it are put
 * together in any order to the same. What it holds is bounded. It is added to beside the reader,
 * and never changed once it is handed on. Not thread-safe.
 */
final class AskedNames {
  /** So many processes and resolvers are told apart: the first by their names. */
  private static final int MOST_TOLD_APART = 16;

  /**
   * What names are put together by.
   *
   * @param subject a domain or a resolver
   * @param exemption the allowlist's entry that exempts these queries, or {@code ""}
   * @param window the window's start in ticks
   */
  record Key(Scope scope, String device, String subject, String exemption, long window) {}

  /** A process's part. */
  record Asker(String process, String account, ProcessOrigin origin, long queries) {
    private static final Comparator<Asker> ORDER =
        Comparator.comparing(Asker::process)
            .thenComparing(Asker::account)
            .thenComparing(asker -> asker.origin.folder())
            .thenComparing(asker -> asker.origin.company())
            .thenComparing(asker -> asker.origin.parent());

    /** Both; of what is said differently the smaller. */
    Asker plus(Asker other) {
      Asker smaller = ORDER.compare(this, other) <= 0 ? this : other;
      return new Asker(smaller.process, smaller.account, smaller.origin, queries + other.queries);
    }
  }

  final Key key;
  final NameSample names;

  /** Of a day alone. */
  final Minutes minutes;

  final TreeMap<String, Long> resolvers = new TreeMap<>();
  final TreeMap<String, Asker> askers = new TreeMap<>();
  long queries;
  long unusual;
  long data;
  long answerLength;

  /** An entry of the allowlist by which names are ordinary, or {@code ""} … */
  String ordinary = "";

  /** … and how many queries were for such names: an entry may be about a part of a domain. */
  long ordinaryQueries;

  /** The newest list that queries were judged by … */
  long sequence = -1;

  /** … and its version at their time: of one list the smallest, where it changed in between. */
  String allowlistVersion = "";

  AskedNames(Key key) {
    this(key, new NameSample(), new Minutes());
  }

  AskedNames(Key key, NameSample names, Minutes minutes) {
    this.key = key;
    this.names = names;
    this.minutes = minutes;
  }

  /** Adds a query. */
  void add(AskedName asked) {
    DnsQuery query = asked.query();
    queries++;
    unusual += asked.isUnusual() ? 1 : 0;
    data += asked.isData() ? 1 : 0;
    answerLength += query.answerLength();
    if (key.scope() == Scope.DAY) {
      minutes.add(query.timestamp());
    }
    ordinaryQueries += asked.allowed().ordinary().isEmpty() ? 0 : 1;
    ordinaryBy(asked.allowed().ordinary());
    judgedBy(asked.allowed().sequence(), asked.allowed().version());
    count(query.resolver(), 1);
    count(
        query.processName().toLowerCase(Locale.ROOT),
        new Asker(query.processName(), query.account(), query.origin(), 1));
    names.add(asked.text(key.scope()), asked.isUnusual());
  }

  /** What this and another part of the same window have together; neither is changed. */
  AskedNames plus(AskedNames other) {
    AskedNames sum = new AskedNames(key, names.copy(), new Minutes());
    sum.addCounts(this);
    sum.addCounts(other);
    sum.names.add(other.names);
    return sum;
  }

  private void addCounts(AskedNames other) {
    queries += other.queries;
    unusual += other.unusual;
    data += other.data;
    answerLength += other.answerLength;
    minutes.add(other.minutes);
    ordinaryQueries += other.ordinaryQueries;
    ordinaryBy(other.ordinary);
    other.resolvers.forEach(this::count);
    other.askers.forEach(this::count);
    judgedBy(other.sequence, other.allowlistVersion);
  }

  /** Notes the list that queries were judged by. */
  private void judgedBy(long number, String version) {
    if (number > sequence || number == sequence && version.compareTo(allowlistVersion) < 0) {
      sequence = number;
      allowlistVersion = version;
    }
  }

  /** The entry by which most of the names are ordinary, or null. */
  String ordinaryEntry() {
    return ordinary.isEmpty() || 2 * ordinaryQueries < queries ? null : ordinary;
  }

  private void ordinaryBy(String entry) {
    if (!entry.isEmpty() && (ordinary.isEmpty() || entry.compareTo(ordinary) < 0)) {
      ordinary = entry;
    }
  }

  private void count(String resolver, long times) {
    resolvers.merge(resolver, times, Long::sum);
    cut(resolvers);
  }

  private void count(String process, Asker asker) {
    askers.merge(process, asker, Asker::plus);
    cut(askers);
  }

  /** What is cut off is greater than all that stays, so that it never was counted in part. */
  private static void cut(TreeMap<String, ?> counts) {
    if (counts.size() > MOST_TOLD_APART) {
      counts.pollLastEntry();
    }
  }

  /** The resolver that was asked most; {@code ""} if none is known. */
  String mainResolver() {
    return resolvers.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** How many resolvers were asked that are known. */
  long resolverCount() {
    return resolvers.size() - (resolvers.containsKey("") ? 1 : 0);
  }

  /** The process that asked most; that it isn't known counts only where none is. */
  Optional<Asker> mainAsker() {
    return askers.entrySet().stream()
        .max(
            Comparator.<Map.Entry<String, Asker>, Boolean>comparing(
                    entry -> !entry.getKey().isEmpty())
                .thenComparingLong(entry -> entry.getValue().queries())
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getValue);
  }
}
