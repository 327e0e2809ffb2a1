package io.roguedns.allowlist;

import static io.roguedns.allowlist.AllowlistFileTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no allowlist at all, or were made to be costly. */
class AllowlistFileLimitsTest {
  @Test
  void namesTheLineOfAByteThatIsNotUtf8() {
    byte[] bytes = "- id: a\n  owner: M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(AllowlistFile.read(bytes).problems())
        .singleElement()
        .hasToString("line 2: isn't UTF-8: this line has an invalid byte");
    assertThat(AllowlistFile.read("[]".getBytes(StandardCharsets.UTF_16)).isValid()).isFalse();
    assertThat(AllowlistFile.read("[]#\u00fc".getBytes(StandardCharsets.ISO_8859_1)).isValid())
        .isFalse();
  }

  @Test
  void namesTheLineOfACharacterThatYamlForbidsHoweverFarDownItIs() {
    assertThat(read("# \ud83d\ude00 filler\n".repeat(5000) + "- id: a\u0001\n").problems())
        .singleElement()
        .extracting(Problem::line)
        .isEqualTo(5001);
  }

  @Test
  void refusesAFileThatIsTooLarge(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("large.yaml");
    byte[] comment = new byte[AllowlistFile.LARGEST_BYTES];
    Arrays.fill(comment, (byte) '#');
    Files.write(file, comment);
    assertThat(AllowlistFile.read(file).problems())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .startsWith("there is no content");
    Files.write(file, new byte[] {'#'}, StandardOpenOption.APPEND);
    assertThat(AllowlistFile.read(file).problems())
        .singleElement()
        .hasToString("line 1: is larger than 16 MB");
    assertThatThrownBy(() -> AllowlistFile.read(directory.resolve("none.yaml")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void stopsAtNestingThatNoAllowlistHas() {
    assertThat(read("[".repeat(1_000_000)).problems())
        .last()
        .asString()
        .contains("nested too deeply");
    assertThat(read("- id: " + "{a: ".repeat(100_000)).problems())
        .last()
        .asString()
        .contains("nested too deeply");
  }

  @Test
  void listsNoMoreProblemsThanAPersonReadsButCountsThem() {
    AllowlistFile.Reading reading = read("- x\n".repeat(5000));
    assertThat(reading.problems()).hasSize(Problems.LIMIT + 1);
    assertThat(reading.problems())
        .last()
        .hasToString("line 5000: 4000 more problems, which aren't listed");
  }

  @Test
  void keepsProblemsShortWhateverTheFileHolds() {
    AllowlistFile.Reading reading =
        read("- id: " + "x".repeat(100_000) + "\n" + "  key: value\n".repeat(100_000));
    assertThat(reading.problems()).hasSizeLessThan(Problems.LIMIT);
    assertThat(reading.problems())
        .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(500));
    assertThat(reading.problems())
        .extracting(Problem::message)
        .contains("this entry has more problems than are listed");
  }
}
