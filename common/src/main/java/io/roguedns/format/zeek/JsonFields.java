package io.roguedns.format.zeek;

import io.roguedns.json.FlatObject;
import java.util.List;

/** A row that is a JSON object, its keys dotted, nested or underscored. */
final class JsonFields implements ZeekFields {
  private static final String DOTTED = "id.";
  private static final String UNDERSCORED = "id_";
  private static final String[] ENDS = {"id.orig_h", "id.resp_h", "id_orig_h", "id_resp_h"};

  private final FlatObject object;

  JsonFields(FlatObject object) {
    this.object = object;
  }

  /** Whether an object is a row of Zeek, of whatever log. */
  static boolean fits(FlatObject object) {
    for (String end : ENDS) {
      if (object.has(end)) {
        return true;
      }
    }
    return object.has("_path") && object.has("ts");
  }

  private String spelled(String field) {
    return field.startsWith(DOTTED) && !object.has(field)
        ? UNDERSCORED + field.substring(DOTTED.length())
        : field;
  }

  @Override
  public boolean has(String field) {
    return object.has(spelled(field));
  }

  @Override
  public boolean isSet(String field) {
    return object.isSet(spelled(field));
  }

  @Override
  public String text(String field) {
    return object.text(spelled(field));
  }

  @Override
  public List<String> texts(String field) {
    return object.texts(field);
  }

  @Override
  public String path() {
    return object.text("_path");
  }
}
