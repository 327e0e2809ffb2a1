package io.roguedns.simulation.write;

import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.tunnel.Capture;
import java.io.IOException;
import java.nio.file.Path;

/** A capture's folder, {@code <story>/<rate>}: its rows and their ground truth. */
public final class CaptureFiles {
  private CaptureFiles() {}

  /** Writes the folder below another one. */
  public static void write(Capture capture, Path below) throws IOException {
    Path folder = below.resolve(capture.story()).resolve(capture.rate());
    Iterable<String> lines = () -> capture.rows().stream().map(CaptureFiles::line).iterator();
    TextFiles.write(folder.resolve("DeviceNetworkEvents.jsonl"), lines);
    TextFiles.write(folder.resolve("_story.json"), truth(capture) + "\n");
  }

  private static String line(Row row) {
    return Json.text(json -> Json.row(json, row));
  }

  private static String truth(Capture capture) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("story", capture.story());
          json.writeStringField("rate", capture.rate());
          json.writeStringField("label", capture.tunnel() ? "tunnel" : "benign");
          json.writeStringField("device", capture.device());
          json.writeStringField("resolver", capture.resolver());
          Json.texts(json, "domains", capture.domains());
          json.writeNumberField("queries", capture.rows().size());
          json.writeEndObject();
        });
  }
}
