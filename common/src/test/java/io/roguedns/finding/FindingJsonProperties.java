package io.roguedns.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FindingJsonProperties {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Property(tries = 300)
  void whateverADeviceSendsIsReadBack(
      @ForAll String device, @ForAll String data, @ForAll List<String> servers) throws Exception {
    Finding finding =
        new Finding(
            "00ff",
            DetectionType.CONFIGURATION_CHANGE,
            0,
            device,
            "",
            null,
            null,
            null,
            "",
            null,
            "",
            "",
            data,
            null,
            null,
            servers);

    byte[] bytes = FindingJson.bytes(finding);
    JsonNode json = MAPPER.readTree(bytes);

    assertThat(bytes).doesNotContain('\n', '\r');
    assertThat(json.get("DeviceName").textValue()).isEqualTo(WellFormed.text(device));
    assertThat(json.get("RegistryValueData").textValue()).isEqualTo(WellFormed.text(data));
    assertThat(json.get("UnauthorizedServers"))
        .extracting(JsonNode::textValue)
        .isEqualTo(servers.stream().map(WellFormed::text).toList());
  }
}
