package io.roguedns.detection.output.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roguedns.detection.output.OutputException;
import io.roguedns.detection.output.files.RunDirectory.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunDirectoryTest {
  private static final byte[] SUMMARY = "{}\n".getBytes(UTF_8);

  @TempDir Path temporary;
  private Path out;

  @BeforeEach
  void nameADirectoryThatIsNotThereYet() {
    out = temporary.resolve("a/b/out");
  }

  @Test
  void committedRunHasItsResultsAndNothingElse() throws IOException {
    RunDirectory run = prepare(false);
    write(run, Part.FINDINGS, "part-00000.jsonl", "new");
    Files.createDirectories(staged(run, Part.REJECTED));

    run.commit(SUMMARY);

    assertThat(tree()).containsExactly("findings", "findings/part-00000.jsonl", "summary.json");
    assertThat(out.resolve("findings/part-00000.jsonl")).hasContent("new");
    assertThat(out.resolve("summary.json")).hasBinaryContent(SUMMARY);
  }

  @Test
  void everyPartHasItsDirectory() throws IOException {
    RunDirectory run = prepare(false);
    for (Part part : Part.values()) {
      write(run, part, "part-00000.jsonl", part.name());
    }

    run.commit(SUMMARY);

    assertThat(tree()).contains("findings", "alerts", "rejected", "late");
  }

  @Test
  void nothingHasAFinalNameBeforeTheCommit() throws IOException {
    RunDirectory run = prepare(false);
    write(run, Part.FINDINGS, "part-00000.jsonl", "new");

    assertThat(children(out)).singleElement().asString().startsWith(".roguedns-");
  }

  @Test
  void abortedRunLeavesNothing() throws IOException {
    RunDirectory run = prepare(false);
    write(run, Part.FINDINGS, "part-00000.jsonl", "new");

    run.abort();

    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void abortKeepsWhatWasThereBefore() throws IOException {
    Files.createDirectories(out);
    RunDirectory run = prepare(false);

    run.abort();

    assertThat(out).isEmptyDirectory();
  }

  @Test
  void abortKeepsWhatOthersPutIntoADirectoryOfItsMaking() throws IOException {
    RunDirectory run = prepare(false);
    Files.writeString(out.resolve("notes.txt"), "mine");

    run.abort();

    assertThat(tree()).containsExactly("notes.txt");
  }

  @Test
  void abortAfterTheCommitDoesNothing() throws IOException {
    RunDirectory run = prepare(false);
    write(run, Part.FINDINGS, "part-00000.jsonl", "new");
    run.commit(SUMMARY);

    run.abort();
    run.abort();

    assertThat(tree()).contains("findings/part-00000.jsonl", "summary.json");
  }

  @Test
  void abortedRunCannotBeCommitted() throws IOException {
    RunDirectory run = prepare(false);
    run.abort();

    assertThatThrownBy(() -> run.commit(SUMMARY)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void resultsAreNotReplacedUnasked() throws IOException {
    oldResults();

    assertThatThrownBy(() -> prepare(false))
        .isInstanceOf(OutputException.class)
        .hasMessageStartingWith("--out " + out)
        .hasMessageContaining("findings, rejected, summary.json")
        .hasMessageContaining("--overwrite");
    assertThat(tree()).hasSize(5);
  }

  @Test
  void otherFilesInTheDirectoryAreNoResults() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("notes.txt"), "mine");

    prepare(false).commit(SUMMARY);

    assertThat(tree()).containsExactly("notes.txt", "summary.json");
  }

  @Test
  void overwriteReplacesOldResultsAtTheCommit() throws IOException {
    oldResults();
    RunDirectory run = prepare(true);
    write(run, Part.FINDINGS, "part-00000.csv", "new");
    assertThat(out.resolve("summary.json")).hasContent("old");

    run.commit(SUMMARY);

    assertThat(tree()).containsExactly("findings", "findings/part-00000.csv", "summary.json");
  }

  @Test
  void overwriteKeepsOldResultsIfTheRunFails() throws IOException {
    oldResults();
    List<String> before = tree();
    RunDirectory run = prepare(true);
    write(run, Part.FINDINGS, "part-00000.csv", "new");

    run.abort();

    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void resultsThatAppearedDuringTheRunAreNotReplaced() throws IOException {
    RunDirectory run = prepare(false);
    write(run, Part.FINDINGS, "part-00000.jsonl", "new");
    oldResults();

    assertThatThrownBy(() -> run.commit(SUMMARY)).hasMessageContaining("already has results");
    run.abort();

    assertThat(out.resolve("summary.json")).hasContent("old");
    assertThat(children(out)).noneMatch(name -> name.startsWith(".roguedns-"));
  }

  @Test
  void resultsThatAppearedDuringTheRunAreNotReplacedByOverwriteEither() throws IOException {
    RunDirectory run = prepare(true);
    write(run, Part.FINDINGS, "part-00000.jsonl", "new");
    oldResults();

    assertThatThrownBy(() -> run.commit(SUMMARY))
        .hasMessageContaining("other results were written");
    run.abort();

    assertThat(out.resolve("summary.json")).hasContent("old");
    assertThat(out.resolve("findings/part-00000.jsonl")).hasContent("old");
    assertThat(children(out)).noneMatch(name -> name.startsWith(".roguedns-"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSecondRunIsRefusedWhileTheFirstIsUnderWay(boolean overwrite) throws IOException {
    RunDirectory first = prepare(true);
    write(first, Part.FINDINGS, "part-00000.jsonl", "first");

    assertThatThrownBy(() -> prepare(overwrite))
        .isInstanceOf(OutputException.class)
        .hasMessageStartingWith("--out " + out + ": another run is under way there")
        .hasMessageContaining("wait for its end, or use another directory");
    first.commit(SUMMARY);

    assertThat(out.resolve("findings/part-00000.jsonl")).hasContent("first");
    prepare(true).abort();
    assertThat(children(out)).containsExactly("findings", "summary.json");
  }

  @Test
  void aSecondRunIsRefusedByAnotherPathToTheSameDirectoryToo() throws IOException {
    RunDirectory first = prepare(true);
    Path link = Files.createSymbolicLink(temporary.resolve("link"), out);

    assertThatThrownBy(() -> RunDirectory.prepare(link.toString(), true))
        .hasMessageContaining("another run is under way there");
    first.commit(SUMMARY);
  }

  /** As by hand, or by a run on a machine that doesn't see the lock. */
  @Test
  void aRunWhoseStagingWasRemovedDoesNotCommit() throws IOException {
    RunDirectory slow = prepare(true);
    write(slow, Part.FINDINGS, "part-00000.jsonl", "slow");
    delete(Path.of(slow.directory(Part.FINDINGS).getParent().getPath()));
    oldResults();

    assertThatThrownBy(() -> slow.commit(SUMMARY))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("was removed while the run was under way");
    slow.abort();

    assertThat(tree()).hasSize(5);
    assertThat(out.resolve("summary.json")).hasContent("old");
  }

  @Test
  void aRunWhoseStagingWasRemovedAndMadeAnewDoesNotCommit() throws IOException {
    RunDirectory slow = prepare(true);
    Path staging = Path.of(slow.directory(Part.FINDINGS).getParent().getPath());
    delete(staging);
    Files.createDirectories(staging);
    Files.writeString(staging.resolve("lock"), "another's");
    write(slow, Part.FINDINGS, "part-00001.jsonl", "half");

    assertThatThrownBy(() -> slow.commit(SUMMARY))
        .hasMessageContaining("doesn't belong to this run any more");
    slow.abort();
    assertThat(out.resolve("summary.json")).doesNotExist();
  }

  @Test
  void failedCommitPutsEverythingBack() throws IOException {
    oldResults();
    List<String> before = tree();
    RunDirectory run =
        RunDirectory.prepare(
            out.toString(), true, OutputPath.resolve(out.toString()), new NoSummary(out));
    write(run, Part.FINDINGS, "part-00000.csv", "new");

    assertThatThrownBy(() -> run.commit(SUMMARY))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("can't move")
        .hasMessageContaining(out.resolve("summary.json").toString());
    run.abort();

    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void stagingOfAKilledRunIsLeftAloneUnlessResultsAreReplaced() throws IOException {
    Path killed = out.resolve(".roguedns-killed/findings");
    Files.createDirectories(killed);

    prepare(false).commit(SUMMARY);
    assertThat(killed).exists();

    prepare(true).commit(SUMMARY);
    assertThat(tree()).containsExactly("summary.json");
  }

  @Test
  void fileIsNoDirectory() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertThatThrownBy(() -> RunDirectory.prepare(file.toString(), true))
        .isInstanceOf(OutputException.class)
        .hasMessage("--out " + file + ": is a file; name a directory");
  }

  @Test
  void directoryBelowAFileCannotBeMade() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertThatThrownBy(() -> RunDirectory.prepare(file + "/out", false))
        .isInstanceOf(OutputException.class)
        .hasMessageStartingWith("--out " + file + "/out: isn't writable");
  }

  @Test
  void directoryWhereNobodyMayWriteIsRefused() {
    assertThatThrownBy(() -> RunDirectory.prepare("/proc/roguedns", false))
        .isInstanceOf(OutputException.class)
        .hasMessageStartingWith("--out /proc/roguedns: isn't writable");
  }

  @Test
  void pathsThatCannotBeMeantAreRefused() {
    assertThatThrownBy(() -> RunDirectory.prepare(" ", false)).hasMessageContaining("is empty");
    assertThatThrownBy(() -> RunDirectory.prepare("a\\b", false)).hasMessageContaining("backslash");
    assertThatThrownBy(() -> RunDirectory.prepare("a\0b", false)).hasMessageContaining("no path");
    assertThatThrownBy(() -> RunDirectory.prepare("nosuch://host/out", false))
        .isInstanceOf(OutputException.class)
        .hasMessageStartingWith("--out nosuch://host/out: can't be used");
  }

  @Test
  void namesWithSpacesAndSignsAreTakenAsTheyAre() throws IOException {
    out = temporary.resolve("a b %20#?:ä");

    prepare(false).commit(SUMMARY);

    assertThat(tree()).containsExactly("summary.json");
  }

  @Test
  void relativePathIsTakenFromTheWorkingDirectory() throws IOException {
    Path relative = Path.of("").toAbsolutePath().relativize(out);

    RunDirectory.prepare(relative.toString(), false).commit(SUMMARY);

    assertThat(tree()).containsExactly("summary.json");
  }

  private RunDirectory prepare(boolean overwrite) throws OutputException {
    return RunDirectory.prepare(out.toString(), overwrite);
  }

  private void oldResults() throws IOException {
    Files.createDirectories(out.resolve("findings"));
    Files.createDirectories(out.resolve("rejected"));
    Files.writeString(out.resolve("findings/part-00000.jsonl"), "old");
    Files.writeString(out.resolve("rejected/part-00000.jsonl"), "old");
    Files.writeString(out.resolve("summary.json"), "old");
  }

  private static Path staged(RunDirectory run, Part part) {
    return Path.of(run.directory(part).getPath());
  }

  private static void write(RunDirectory run, Part part, String name, String content)
      throws IOException {
    Files.createDirectories(staged(run, part));
    Files.writeString(staged(run, part).resolve(name), content);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<String> children(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(file -> !file.equals(out))
          .map(file -> out.relativize(file).toString())
          .filter(name -> !name.startsWith(".roguedns-"))
          .sorted()
          .toList();
    }
  }

  /** A file system in which the last step of a commit fails. */
  private static final class NoSummary extends LocalFileSystem {
    private final Path summary;

    private NoSummary(Path out) {
      this.summary = out.resolve("summary.json");
    }

    @Override
    public boolean rename(org.apache.flink.core.fs.Path from, org.apache.flink.core.fs.Path to)
        throws IOException {
      boolean isCommit = Path.of(to.getPath()).equals(summary) && !isReplaced(from);
      return !isCommit && super.rename(from, to);
    }

    private static boolean isReplaced(org.apache.flink.core.fs.Path path) {
      return path.getParent().getName().equals("replaced");
    }
  }
}
