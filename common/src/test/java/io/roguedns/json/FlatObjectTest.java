package io.roguedns.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatObjectTest {
  private final FlatObject object = new FlatObject();

  private FlatObject read(String json) throws UnreadableRowException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    object.read(bytes, 0, bytes.length);
    return object;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"b\":{\"c\":\"x\"}}}",
        "{\"a.b.c\":\"x\"}",
        "{\"a\":{\"b.c\":\"x\"}}",
        "{\"a.b\":{\"\\u0063\":\"\\u0078\"}}",
        "{\"a\":{\"b\":{\"c\":1}},\"a.b.c\":\"x\"}"
      })
  void nestedAndDottedSayTheSame(String json) throws UnreadableRowException {
    assertThat(read(json).text("a.b.c")).isEqualTo("x");
    assertThat(object.has("a.b.c")).isTrue();
    assertThat(object.has("a.b")).isFalse();
  }

  @Test
  void valuesOfEveryKindAreText() throws UnreadableRowException {
    read(
        "{\"n\":null,\"t\":true,\"i\":-1.50e3,\"s\":\"a\\tb\",\"l\":[1,\"b\",null,{\"d\":\"x\"},[\"c\"]],"
            + "\"e\":[]}");
    assertThat(object.has("n")).isTrue();
    assertThat(object.isSet("n")).isFalse();
    assertThat(object.isSet("t")).isTrue();
    assertThat(object.isSet("missing")).isFalse();
    assertThat(object.text("n")).isEmpty();
    assertThat(object.text("t")).isEqualTo("true");
    assertThat(object.text("i")).isEqualTo("-1.50e3");
    assertThat(object.text("s")).isEqualTo("a\tb");
    assertThat(object.text("l")).isEqualTo("1");
    assertThat(object.texts("l")).containsExactly("1", "b", "c");
    assertThat(object.texts("l.d")).containsExactly("x");
    assertThat(object.texts("e")).isEmpty();
    assertThat(object.text("missing")).isEmpty();
    assertThat(object.texts("s")).containsExactly("a\tb");
  }

  @Test
  void theLastOfSeveralCounts() throws UnreadableRowException {
    assertThat(read("{\"a\":[1,2],\"a\":[3],\"b\":1,\"b\":2}").texts("a")).containsExactly("3");
    assertThat(object.text("b")).isEqualTo("2");
    assertThat(read("{\"c\":1}").has("a")).as("of another object").isFalse();
  }

  @Test
  void whatIsDeepOrLongIsCheckedAndNotKept() throws UnreadableRowException {
    String deep = "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"b\":1}}}}},\"x\":2}";
    assertThat(read(deep).text("x")).isEqualTo("2");
    String name = "n".repeat(500);
    assertThat(read("{\"" + name + "\":{\"" + name + "\":1},\"x\":3}").text("x")).isEqualTo("3");
    assertThat(object.has(name)).isFalse();
    assertThatThrownBy(() -> read("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"b\":1}}}}"))
        .isInstanceOf(UnreadableRowException.class);
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}"))
        .hasMessageContaining("nested deeper");
  }

  @Test
  void whatHasFarTooManyMembersIsntHeldInMemory() {
    String members =
        IntStream.range(0, FlatObject.MOST_MEMBERS + 2)
            .mapToObj(i -> "\"m" + i + "\":0")
            .collect(Collectors.joining(","));
    assertThatThrownBy(() -> read("{" + members + "}"))
        .hasMessage("more than " + FlatObject.MOST_MEMBERS + " members");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "{",
        "{}x",
        "{\"a\":01}",
        "{\"a\":\"\u0001\"}",
        "{a:1}",
        "{\"a\":1,}"
      })
  void whatIsNoObjectIsRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(UnreadableRowException.class);
  }
}
