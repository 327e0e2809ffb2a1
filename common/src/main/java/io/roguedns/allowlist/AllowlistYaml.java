package io.roguedns.allowlist;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;

/** Writes entries as an allowlist's file, which {@link AllowlistFile} reads again. */
public final class AllowlistYaml {
  private static final JsonFactory FACTORY = new JsonFactory();

  private AllowlistYaml() {}

  /** A YAML list with each key on its own line. */
  public static String write(Collection<AllowlistEntry> entries) {
    if (entries.isEmpty()) {
      return "[]\n";
    }
    StringBuilder yaml = new StringBuilder();
    entries.forEach(entry -> append(AllowlistJson.write(entry), yaml));
    return yaml.toString();
  }

  /** The members of a JSON object as a list's item. A JSON string is a YAML string as it stands. */
  private static void append(String json, StringBuilder yaml) {
    try (JsonParser members = FACTORY.createParser(json)) {
      members.nextToken();
      String indent = "- ";
      while (members.nextToken() == JsonToken.FIELD_NAME) {
        yaml.append(indent).append(members.currentName()).append(": ");
        members.nextToken();
        int from = (int) members.currentTokenLocation().getCharOffset();
        members.skipChildren();
        members.finishToken();
        int to = (int) members.currentLocation().getCharOffset();
        yaml.append(json, from, to).append('\n');
        indent = "  ";
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("JSON of our own is read", impossible);
    }
  }
}
