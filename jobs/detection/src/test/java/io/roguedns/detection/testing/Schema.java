package io.roguedns.detection.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;

/** A JSON Schema that documents are held to. */
public final class Schema {
  /** What is published of the job's own documents. */
  public static final Path PUBLISHED = Path.of("../../deploy/schemas");

  public static final Schema FINDING = published("finding");
  public static final Schema ALERT = published("alert");
  public static final Schema ALLOWLIST_ENTRY = published("allowlist-entry");
  public static final Schema SUMMARY = published("summary");

  private final JsonNode document;
  private final com.networknt.schema.Schema schema;

  private Schema(Path file) {
    document = Run.read(file);
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(document);
  }

  private static Schema published(String name) {
    return of(PUBLISHED.resolve(name + ".schema.json"));
  }

  public static Schema of(Path file) {
    return new Schema(file);
  }

  /** The schema itself. */
  public JsonNode document() {
    return document;
  }

  /** What is wrong with a document; empty if nothing is. */
  public List<String> problems(JsonNode instance) {
    return schema.validate(instance).stream().map(Error::toString).toList();
  }

  /**
   * Gives the document back.
   *
   * @throws AssertionError if something is wrong with it
   */
  public JsonNode check(JsonNode instance) {
    List<String> problems = problems(instance);
    if (!problems.isEmpty()) {
      throw new AssertionError(document.get("title") + ": " + problems + " in " + instance);
    }
    return instance;
  }
}
