package io.roguedns.detection.explain;

import io.roguedns.event.Ticks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A row of a run's results, whatever the format of its file: text, numbers, lists and objects by
 * name. In formats without lists or objects they are text, which is parsed here.
 */
public final class ResultRow {
  private final Map<?, ?> fields;

  ResultRow(Map<?, ?> fields) {
    this.fields = fields;
  }

  /** The field's text, or null if it has no value. */
  public String text(String name) {
    Object value = fields.get(name);
    return value == null || value.toString().isEmpty() ? null : value.toString();
  }

  /** The field's number; 0 if it has none. */
  public long number(String name) {
    Object value = fields.get(name);
    if (value instanceof Number number) {
      return number.longValue();
    }
    try {
      return value == null ? 0 : Long.parseLong(value.toString());
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  /** The field's texts; none if it has no value. */
  public List<String> texts(String name) {
    Object value = fields.get(name);
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    String text = text(name);
    return text == null ? List.of() : List.of(text.split(" "));
  }

  /** The field's time in {@link Ticks}, or {@link Ticks#NONE}. */
  public long time(String name) {
    String text = text(name);
    return text == null ? Ticks.NONE : Ticks.parse(text);
  }

  /** The object in a field; one without fields if there is none. */
  public ResultRow object(String name) throws IOException {
    Object value = fields.get(name);
    if (value instanceof String text && !text.isEmpty()) {
      value = JsonTree.parse(text);
    }
    return new ResultRow(value instanceof Map<?, ?> object ? object : Map.of());
  }

  /** The objects in a field that holds a list of them. */
  public List<ResultRow> objects(String name) {
    List<ResultRow> objects = new ArrayList<>();
    if (fields.get(name) instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> object) {
          objects.add(new ResultRow(object));
        }
      }
    }
    return objects;
  }
}
