package io.roguedns.detection.output.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
  @TempDir Path temporary;

  @Test
  void whatIsMadeIsForTheOwnerAlone() throws IOException {
    OwnerOnly.createDirectories(OutputPath.resolve(temporary.resolve("a/b").toString()));

    assertThat(permissions(temporary.resolve("a"))).isEqualTo("rwx------");
    assertThat(permissions(temporary.resolve("a/b"))).isEqualTo("rwx------");
  }

  @Test
  void whatIsThereKeepsItsPermissions() throws IOException {
    Path shared = Files.createDirectory(temporary.resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-x---"));

    OwnerOnly.createDirectories(OutputPath.resolve(shared.toString()));

    assertThat(permissions(shared)).isEqualTo("rwxr-x---");
  }

  @Test
  void aLinkToADirectoryIsOne() throws IOException {
    Path shared = Files.createDirectory(temporary.resolve("shared"));
    Path link = Files.createSymbolicLink(temporary.resolve("link"), shared);

    OwnerOnly.createDirectories(OutputPath.resolve(link.toString()));
    OwnerOnly.createDirectories(OutputPath.resolve(link.resolve("below").toString()));

    assertThat(permissions(shared.resolve("below"))).isEqualTo("rwx------");
  }

  @Test
  void saysWhatIsInTheWay() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertThatThrownBy(
            () -> OwnerOnly.createDirectories(OutputPath.resolve(file.resolve("a").toString())))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("can't make the directory " + file);
  }

  @Test
  void resultsOfABoundedRunAreForTheOwnerAlone() throws IOException {
    Path out = temporary.resolve("out");

    RunDirectory.prepare(out.toString(), false).commit(new byte[] {'{', '}'});

    assertThat(permissions(out)).isEqualTo("rwx------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
