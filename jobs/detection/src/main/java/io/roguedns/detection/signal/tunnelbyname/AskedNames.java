package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.ProcessOrigin;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The names that a device queried in one window, for one {@linkplain Scope subject}. Parts merge to
 * the same result in any order. Its size is bounded. It is mutable in the pre-aggregation, and
 * never changed once it was emitted. Not thread-safe.
 */
final class AskedNames {
  /** The maximum of distinct processes and of resolvers: the first by their names. */
  private static final int MOST_TOLD_APART = 16;

  /**
   * The key of names.
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

    /** The sum of both; of different values the smaller. */
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

  /** An allowlist entry that makes names ordinary, or {@code ""} … */
  String ordinary = "";

  /** … and the number of queries for such names: an entry may cover a part of a domain. */
  long ordinaryQueries;

  /** The newest allowlist of the queries … */
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

  /** The merge of this and another part of the same window; neither is changed. */
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

  /** Records the allowlist of queries. */
  private void judgedBy(long number, String version) {
    if (number > sequence || number == sequence && version.compareTo(allowlistVersion) < 0) {
      sequence = number;
      allowlistVersion = version;
    }
  }

  /** The entry that covers at least half of the queries, or null. */
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

  /** The dropped keys are greater than all kept ones, so no count is partial. */
  private static void cut(TreeMap<String, ?> counts) {
    if (counts.size() > MOST_TOLD_APART) {
      counts.pollLastEntry();
    }
  }

  /** The resolver with the most queries; {@code ""} if none is known. */
  String mainResolver() {
    return resolvers.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** The number of known resolvers. */
  long resolverCount() {
    return resolvers.size() - (resolvers.containsKey("") ? 1 : 0);
  }

  /** The process with the most queries; an unknown one only if there is no other. */
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
