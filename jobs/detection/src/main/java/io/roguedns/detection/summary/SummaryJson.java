package io.roguedns.detection.summary;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.roguedns.event.Ticks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Writes {@code summary.json}. */
public final class SummaryJson {
  private SummaryJson() {}

  /**
   * The file's bytes.
   *
   * @param semantics {@code strict} or {@code kql}
   * @param allowlistVersion the effective version
   */
  public static byte[] of(RunSummary run, String semantics, String allowlistVersion) {
    return bytes(
        run,
        semantics,
        allowlistVersion,
        json -> {
          write(json, "findings", run.findings());
          write(json, "alerts", run.alerts());
          write(json, "alertsBySeverity", run.alertsBySeverity());
          write(json, "suppressed", run.suppressed());
          write(json, "leftOutOfAlerts", run.leftOutOfAlerts());
        });
  }

  /**
   * The file's bytes for a profile.
   *
   * @param semantics {@code strict} or {@code kql}
   * @param allowlistVersion the effective version
   * @param threshold the current threshold
   * @param bin the current width of bins
   */
  public static byte[] of(
      ProfileSummary profile,
      String semantics,
      String allowlistVersion,
      long threshold,
      Duration bin) {
    return bytes(
        profile.run(),
        semantics,
        allowlistVersion,
        json -> {
          json.writeNumberField("highVolumeThreshold", threshold);
          json.writeStringField("highVolumeBin", Ticks.formatDuration(bin));
          write(json, "counts", byBin(profile, ProfileSummary.Bin::counts));
          write(json, "countsOverThreshold", byBin(profile, ProfileSummary.Bin::over));
        });
  }

  private static Map<String, Long> byBin(
      ProfileSummary profile, Function<ProfileSummary.Bin, Long> figure) {
    Map<String, Long> figures = new LinkedHashMap<>();
    profile
        .bins()
        .forEach(bin -> figures.put(Ticks.formatDuration(bin.width()), figure.apply(bin)));
    return figures;
  }

  /** Writes the results. */
  @FunctionalInterface
  private interface Results {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] bytes(
      RunSummary run, String semantics, String allowlistVersion, Results results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json =
        new JsonFactory().createGenerator(bytes, JsonEncoding.UTF8).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("semantics", semantics);
      json.writeStringField("allowlistVersion", allowlistVersion);
      write(json, "rowsRead", run.rowsRead());
      json.writeNumberField("rowsRelevant", run.relevant());
      json.writeNumberField("rowsIrrelevant", run.irrelevant());
      json.writeNumberField("rowsIgnored", run.ignored());
      json.writeNumberField("rowsRejected", run.rejected());
      json.writeNumberField("rowsLate", run.late());
      write(json, "rowsLateByReason", run.lateByReason());
      json.writeNumberField("notAnAddress", run.notAnAddress());
      json.writeArrayFieldStart("corruptFiles");
      for (String file : run.corruptFiles()) {
        json.writeString(file);
      }
      json.writeEndArray();
      results.write(json);
      json.writeNumberField("restarts", run.restarts());
      json.writeNumberField("seconds", run.seconds());
      json.writeNumberField("rowsPerSecond", run.rowsPerSecond());
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, String field, Map<String, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }
}
