package io.roguedns.detection.options;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The YAML file of {@code --config}: the options' keys, nested at their dots or written with them.
 * A key that isn't an option is a problem, so that a misspelt one isn't overlooked. Anchors and
 * aliases aren't read.
 */
final class ConfigFile {
  private static final int MAX_BYTES = 1 << 20;

  /** Nothing valid is nested deeper than 4. */
  private static final int MAX_DEPTH = 32;

  private final OptionGroups groups;
  private final Path file;
  private final WrittenOptions written = new WrittenOptions();
  private final List<String> problems;
  private final Set<String> seen = new HashSet<>();

  private ConfigFile(OptionGroups groups, Path file, List<String> problems) {
    this.groups = groups;
    this.file = file;
    this.problems = problems;
  }

  /** Reads a file; what is wrong with it is added to the problems, each with its line. */
  static WrittenOptions read(OptionGroups groups, Path file, List<String> problems) {
    ConfigFile config = new ConfigFile(groups, file, problems);
    try {
      config.read(text(file));
    } catch (NoSuchFileException absent) {
      problems.add("--config " + file + ": no such file");
    } catch (CharacterCodingException noText) {
      problems.add("--config " + file + ": isn't UTF-8");
    } catch (IOException unreadable) {
      problems.add("--config " + file + ": can't be read: " + unreadable.getMessage());
    }
    return config.written;
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("it is larger than " + (MAX_BYTES >> 20) + " MB");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }

  private void read(String text) {
    LoadSettings yaml =
        LoadSettings.builder()
            .setLabel(file.toString())
            // The whole text as one buffer: a token longer than the buffer costs quadratic time.
            .setBufferSize(text.length() + 2)
            .build();
    try {
      if (isFlatEnough(yaml, text)) {
        new Compose(yaml).composeString(text).ifPresent(node -> visit("", node));
      }
    } catch (MarkedYamlEngineException broken) {
      problems.add(at(broken.getProblemMark()) + "invalid YAML: " + broken.getProblem());
    } catch (YamlEngineException broken) {
      problems.add("--config " + file + ": invalid YAML: " + broken.getMessage());
    } catch (IllegalArgumentException escape) {
      // The parser reads "\\U99999999" as a number, and doesn't expect that it may be invalid.
      problems.add("--config " + file + ": invalid YAML: an invalid escape (\\U)");
    }
  }

  /**
   * Whether a text can be composed and visited, both of which take a frame of the stack for each
   * level of nesting: an alias may stand for what contains it, and nothing valid is nested deeper
   * than options' keys are.
   */
  private boolean isFlatEnough(LoadSettings yaml, String text) {
    int depth = 0;
    for (Event event : new Parse(yaml).parseString(text)) {
      if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
        problems.add(
            at(event.getStartMark())
                + "aliases and anchors aren't supported: write the value itself, in quotes if it"
                + " starts with * or &");
        return false;
      }
      switch (event.getEventId()) {
        case SequenceStart, MappingStart -> depth++;
        case SequenceEnd, MappingEnd -> depth--;
        default -> {
          // Neither opens nor closes anything.
        }
      }
      if (depth > MAX_DEPTH) {
        problems.add(at(event.getStartMark()) + "nested too deeply");
        return false;
      }
    }
    return true;
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
    Optional<Option<?>> option = groups.withKey(key);
    if (option.isEmpty()) {
      problems.add(at(node) + unknown(key));
    } else if (!seen.add(key)) {
      problems.add(at(node) + key + " is set twice");
    } else if (node instanceof SequenceNode sequence) {
      list(option.get(), sequence);
    } else {
      written.add(option.get(), ((ScalarNode) node).getValue(), at(node) + key);
    }
  }

  private void list(Option<?> option, SequenceNode sequence) {
    if (!sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
      problems.add(at(sequence) + option.key() + " must be a list of plain values");
      return;
    }
    List<String> elements =
        sequence.getValue().stream().map(element -> ((ScalarNode) element).getValue()).toList();
    if (option.isRepeatable()) {
      elements.forEach(element -> written.add(option, element, at(sequence) + option.key()));
    } else {
      written.add(option, String.join(",", elements), at(sequence) + option.key());
    }
  }

  private String unknown(String key) {
    if (key.isEmpty()) {
      return "a mapping of options is expected";
    }
    String group = key.contains(".") ? key.substring(0, key.indexOf('.')) + "." : "";
    String near =
        groups.options().stream()
            .map(Option::key)
            .filter(known -> known.startsWith(group) && known.contains(".") == !group.isEmpty())
            .collect(Collectors.joining(", "));
    return key + " isn't an option" + (near.isEmpty() ? "" : "; there are " + near);
  }

  private String at(Node node) {
    return at(node.getStartMark());
  }

  private String at(Optional<Mark> mark) {
    int line = mark.map(Mark::getLine).orElse(0) + 1;
    return "--config " + file + ":" + line + ": ";
  }
}
