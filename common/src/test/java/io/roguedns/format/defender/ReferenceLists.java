package io.roguedns.format.defender;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.event.ConnectedNetwork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the lists of DeviceNetworkInfo mean, on top of a whole JSON tree. */
final class ReferenceLists {
  private ReferenceLists() {}

  static List<String> addresses(String json) throws IOException {
    List<String> addresses = new ArrayList<>();
    for (JsonNode element : elements(json)) {
      String address = element.isObject() ? member(element, "IPAddress") : text(element);
      if (!address.isEmpty()) {
        addresses.add(address);
      }
    }
    return addresses;
  }

  static List<ConnectedNetwork> networks(String json) throws IOException {
    List<ConnectedNetwork> networks = new ArrayList<>();
    for (JsonNode element : elements(json)) {
      if (element.isNull()) {
        continue;
      }
      if (!element.isObject()) {
        throw new IOException("no network");
      }
      networks.add(new ConnectedNetwork(member(element, "Name"), member(element, "Category")));
    }
    return networks;
  }

  private static Iterable<JsonNode> elements(String json) throws IOException {
    if (json.isBlank()) {
      return List.of();
    }
    JsonNode root = ReferenceDecoder.JSON.readTree(json);
    return root.isArray() ? root : List.of(root);
  }

  private static String member(JsonNode object, String name) throws IOException {
    JsonNode member = object.path(name);
    return member.isMissingNode() ? "" : text(member);
  }

  private static String text(JsonNode value) throws IOException {
    if (value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new IOException("no text");
    }
    return ReferenceDecoder.wellFormed(value.textValue());
  }
}
