package io.roguedns.detection.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The YAML file of {@code --config}: the settings' keys, nested at their dots or written with them.
 * A key that isn't a setting is a problem, so that a misspelt one isn't overlooked.
 */
final class ConfigFile {
  private final Path file;
  private final RawSettings settings = new RawSettings();
  private final List<String> problems;
  private final Set<String> seen = new HashSet<>();

  private ConfigFile(Path file, List<String> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Reads a file; what is wrong with it is added to the problems, each with its line. */
  static RawSettings read(Path file, List<String> problems) {
    ConfigFile config = new ConfigFile(file, problems);
    LoadSettings yaml =
        LoadSettings.builder().setLabel(file.toString()).setMaxAliasesForCollections(10).build();
    try (Reader reader = Files.newBufferedReader(file)) {
      Optional<Node> root = new Compose(yaml).composeReader(reader);
      root.ifPresent(node -> config.visit("", node));
    } catch (MarkedYamlEngineException broken) {
      int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add("--config " + file + ":" + line + ": no valid YAML: " + broken.getProblem());
    } catch (YamlEngineException | IOException unreadable) {
      problems.add("--config " + file + ": can't be read: " + unreadable.getMessage());
    }
    return config.settings;
  }

  private void visit(String key, Node node) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode name) {
          visit(
              key.isEmpty() ? name.getValue() : key + "." + name.getValue(), entry.getValueNode());
        } else {
          problems.add(at(entry.getKeyNode()) + "a key must be text");
        }
      }
      return;
    }
    Optional<Setting<?>> setting = Catalog.withKey(key);
    if (setting.isEmpty()) {
      problems.add(at(node) + unknown(key));
    } else if (!seen.add(key)) {
      problems.add(at(node) + key + " is set twice");
    } else if (node instanceof SequenceNode sequence) {
      list(setting.get(), sequence);
    } else {
      settings.add(setting.get(), ((ScalarNode) node).getValue(), at(node) + key);
    }
  }

  private void list(Setting<?> setting, SequenceNode sequence) {
    if (!sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
      problems.add(at(sequence) + setting.key() + " must be a list of plain values");
      return;
    }
    List<String> elements =
        sequence.getValue().stream().map(element -> ((ScalarNode) element).getValue()).toList();
    if (setting.repeatable()) {
      elements.forEach(element -> settings.add(setting, element, at(sequence) + setting.key()));
    } else {
      settings.add(setting, String.join(",", elements), at(sequence) + setting.key());
    }
  }

  private String unknown(String key) {
    if (key.isEmpty()) {
      return "a mapping of settings is expected";
    }
    String group = key.contains(".") ? key.substring(0, key.indexOf('.')) + "." : "";
    String near =
        Catalog.ALL.stream()
            .map(Setting::key)
            .filter(known -> known.startsWith(group) && known.contains(".") == !group.isEmpty())
            .collect(Collectors.joining(", "));
    return key + " is no setting" + (near.isEmpty() ? "" : "; there are " + near);
  }

  private String at(Node node) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    return "--config " + file + ":" + line + ": ";
  }
}
