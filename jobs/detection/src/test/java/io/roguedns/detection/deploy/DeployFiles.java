package io.roguedns.detection.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roguedns.detection.testing.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What lies in the folder deploy, and what it is held to. */
final class DeployFiles {
  static final Path ROOT = Path.of("../..");
  static final Path DEPLOY = ROOT.resolve("deploy");

  private static final Path SCHEMAS = Path.of("src/test/resources/deploy");

  private DeployFiles() {}

  /** A schema of what others read, as far as it is used here. */
  static Schema schema(String name) {
    return Schema.of(SCHEMAS.resolve(name + ".schema.json"));
  }

  /** All files of a folder whose names match. */
  static List<Path> files(Path folder, String pattern) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().matches(pattern))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }

  /** The text of an element of the parent pom. */
  static String pom(String element) throws IOException {
    Matcher found =
        Pattern.compile("<" + element + ">([^<]+)</" + element + ">")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    if (!found.find()) {
      throw new IllegalStateException(element + " isn't in pom.xml");
    }
    return found.group(1);
  }

  static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** The flags among arguments. */
  static List<String> flags(List<String> arguments) {
    return arguments.stream().filter(argument -> argument.startsWith("--")).toList();
  }

  /**
   * What kustomize makes of a resource that isn't Kubernetes's own and a patch: maps are merged.
   */
  static JsonNode merged(JsonNode resource, JsonNode patch) {
    if (!resource.isObject() || !patch.isObject()) {
      return patch;
    }
    ObjectNode merged = resource.deepCopy();
    patch
        .properties()
        .forEach(
            field ->
                merged.set(
                    field.getKey(),
                    merged.has(field.getKey())
                        ? merged(merged.get(field.getKey()), field.getValue())
                        : field.getValue()));
    return merged;
  }

  /** Every text of a tree that a pattern finds, its first group. */
  static List<String> found(JsonNode tree, Pattern pattern) {
    List<String> found = new ArrayList<>();
    if (tree.isTextual()) {
      pattern.matcher(tree.asText()).results().forEach(result -> found.add(result.group(1)));
    }
    tree.forEach(child -> found.addAll(found(child, pattern)));
    return found;
  }
}
