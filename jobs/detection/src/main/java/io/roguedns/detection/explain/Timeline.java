package io.roguedns.detection.explain;

import io.roguedns.alert.EvidenceKind;
import io.roguedns.detection.output.files.RunDirectory.Part;
import io.roguedns.detection.signal.Signals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * An alert's findings in order of time; consecutive similar findings are one step. A device may
 * have any number of findings, so the number of steps has a limit.
 */
public final class Timeline {
  static final int MOST_HELD = 100_000;

  /**
   * Consecutive similar findings. Rows of inspected queries have no process; they count for the
   * process that queried the same server next to them.
   *
   * @param device null if the alert is about one device
   * @param process null if no finding has one
   * @param server the resolver, or the value of the setting, or null
   * @param setting the changed registry value and its key, or the domain whose names carry data, or
   *     null
   * @param first the first finding's time in {@link io.roguedns.event.Ticks}
   * @param findings the number of findings
   * @param nameless the number of findings without a process
   * @param queries of all of them, where they are counted
   * @param servers the most of one of them, where they are counted
   */
  public record Step(
      String type,
      String device,
      String process,
      String server,
      String setting,
      long first,
      long last,
      long findings,
      long nameless,
      long queries,
      long servers) {
    private static Step of(ResultRow finding, boolean withDevice) {
      String type = finding.text("DetectionType");
      boolean change = kindOf(type) == EvidenceKind.CHANGE;
      long time = finding.time("Timestamp");
      String process = finding.text("InitiatingProcessFileName");
      return new Step(
          type,
          withDevice ? finding.text("DeviceName") : null,
          process,
          finding.text(change ? "RegistryValueData" : "RemoteIP"),
          change
              ? finding.text("RegistryValueName") + " of " + finding.text("RegistryKey")
              : finding.text("RegisteredDomain"),
          time,
          time,
          1,
          process == null ? 1 : 0,
          finding.number("QueryCount"),
          finding.number("UniqueServers"));
    }

    /** What the findings are evidence of. */
    public EvidenceKind kind() {
      return kindOf(type);
    }

    private static EvidenceKind kindOf(String type) {
      return Signals.kindOf(type).orElse(EvidenceKind.USE);
    }

    private boolean saysTheSameAs(Step other) {
      return Objects.equals(type, other.type)
          && Objects.equals(device, other.device)
          && (Objects.equals(process, other.process) || isQuery() && isNamelessOr(other))
          && Objects.equals(server, other.server)
          && Objects.equals(setting, other.setting);
    }

    private boolean isQuery() {
      return kind() == EvidenceKind.USE;
    }

    private boolean isNamelessOr(Step other) {
      return process == null || other.process == null;
    }

    private Step plus(Step other) {
      return new Step(
          type,
          device,
          process == null ? other.process : process,
          server,
          setting,
          Math.min(first, other.first),
          Math.max(last, other.last),
          findings + other.findings,
          nameless + other.nameless,
          queries + other.queries,
          Math.max(servers, other.servers));
    }
  }

  private final Subject subject;
  private final int most;
  private List<Step> steps = new ArrayList<>();
  private long notHeld;

  private Timeline(Subject subject, int most) {
    this.subject = subject;
    this.most = most;
  }

  /** Reads the findings of an alert. */
  public static Timeline of(Results results, ResultRow alert) throws IOException {
    return of(results, alert, MOST_HELD);
  }

  static Timeline of(Results results, ResultRow alert, int most) throws IOException {
    Timeline timeline = new Timeline(new Subject(alert), most);
    results.read(Part.FINDINGS, timeline::look);
    timeline.condense();
    return timeline;
  }

  private void look(ResultRow finding) {
    if (!subject.has(finding)) {
      return;
    }
    if (steps.size() == most) {
      condense();
    }
    if (steps.size() == most) {
      notHeld++;
    } else {
      steps.add(Step.of(finding, subject.isOfManyDevices()));
    }
  }

  private void condense() {
    steps.sort(
        Comparator.comparingLong(Step::first)
            .thenComparing(Step::type)
            .thenComparing(step -> String.valueOf(step.process()))
            .thenComparing(step -> String.valueOf(step.server())));
    List<Step> condensed = new ArrayList<>();
    for (Step step : steps) {
      int last = condensed.size() - 1;
      if (last >= 0 && condensed.get(last).saysTheSameAs(step)) {
        condensed.set(last, condensed.get(last).plus(step));
      } else {
        condensed.add(step);
      }
    }
    steps = condensed;
  }

  public List<Step> steps() {
    return steps;
  }

  /** The number of findings that are in no step because of the limit. */
  public long notHeld() {
    return notHeld;
  }
}
