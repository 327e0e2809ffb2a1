package io.roguedns.detection.testing;

import io.roguedns.alert.Evidence;
import io.roguedns.alert.Factor;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Ordinary evidence, with what a test is about set otherwise. */
public final class EvidenceBuilder {
  public static final long NOON = Ticks.parse("2026-03-10T12:00:00Z");
  public static final String SETTING = "hklm\\tcpip\\parameters\\nameserver";

  private static final long BIN = Ticks.ofDuration(Duration.ofMinutes(5));

  private final DetectionType type;
  private String device = "pc1";
  private String process = "a.exe";
  private String account = "alice";
  private String commandLine = "";
  private ProcessOrigin origin = ProcessOrigin.UNKNOWN;
  private String resolver = "198.51.100.53";
  private String setting = "";
  private long first = NOON;
  private long last = NOON;
  private long findings = 1;
  private List<String> ids;
  private long queries;
  private long servers;
  private int devices;
  private String domain = "";
  private Set<Factor> marks = Set.of();

  private EvidenceBuilder(DetectionType type) {
    this.type = type;
  }

  /** One query to a resolver. */
  public static EvidenceBuilder use() {
    return new EvidenceBuilder(DetectionType.UNAUTHORIZED_RESOLVER);
  }

  /** A bin of five minutes. */
  public static EvidenceBuilder volume(long queries) {
    EvidenceBuilder bin = new EvidenceBuilder(DetectionType.HIGH_VOLUME);
    bin.resolver = "";
    bin.account = "";
    bin.queries = queries;
    bin.servers = 2;
    bin.last = NOON + BIN - 1;
    return bin;
  }

  /** An hour's names under a domain, asked of the organisation's own resolver by nobody known. */
  public static EvidenceBuilder names(String domain) {
    EvidenceBuilder names = new EvidenceBuilder(DetectionType.TUNNEL_BY_NAME);
    names.process = "";
    names.account = "";
    names.resolver = "10.0.0.1";
    names.domain = domain;
    names.last = NOON + Ticks.PER_HOUR - 1;
    return names;
  }

  /** A setting that was written. */
  public static EvidenceBuilder change() {
    EvidenceBuilder change = new EvidenceBuilder(DetectionType.CONFIGURATION_CHANGE);
    change.process = "reg.exe";
    change.setting = SETTING;
    return change;
  }

  /** A setting that was put right. */
  public static EvidenceBuilder repair() {
    EvidenceBuilder repair = change().resolver("").ids(List.of());
    repair.findings = 0;
    return repair;
  }

  public EvidenceBuilder device(String other) {
    device = other;
    return this;
  }

  public EvidenceBuilder process(String other) {
    process = other;
    return this;
  }

  public EvidenceBuilder account(String other) {
    account = other;
    return this;
  }

  public EvidenceBuilder commandLine(String other) {
    commandLine = other;
    return this;
  }

  public EvidenceBuilder origin(String folder, String company, String parent) {
    origin = ProcessOrigin.of(folder, company, parent);
    return this;
  }

  public EvidenceBuilder resolver(String other) {
    resolver = other;
    return this;
  }

  public EvidenceBuilder setting(String other) {
    setting = other;
    return this;
  }

  /** So many seconds past noon. */
  public EvidenceBuilder at(double seconds) {
    long length = last - first;
    first = NOON + (long) (seconds * Ticks.PER_SECOND);
    last = first + length;
    return this;
  }

  /** So many minutes past noon. */
  public EvidenceBuilder minute(double minutes) {
    return at(minutes * 60);
  }

  /** Goes on for so many minutes. */
  public EvidenceBuilder lasting(double minutes) {
    last = first + (long) (minutes * Ticks.PER_MINUTE);
    return this;
  }

  public EvidenceBuilder findings(long other) {
    findings = other;
    return this;
  }

  public EvidenceBuilder ids(List<String> others) {
    ids = others;
    return this;
  }

  public EvidenceBuilder servers(long other) {
    servers = other;
    return this;
  }

  public EvidenceBuilder devices(int other) {
    devices = other;
    return this;
  }

  /** What the findings themselves tell of. */
  public EvidenceBuilder marks(Factor... others) {
    marks = Set.of(others);
    return this;
  }

  public Evidence build() {
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
        ids == null ? List.of(type.ordinal() + device + process + resolver + domain + first) : ids,
        queries,
        servers,
        devices,
        false,
        domain,
        domain.isEmpty() ? 0 : 100,
        domain.isEmpty() ? 0 : 2_000,
        marks);
  }
}
