package io.roguedns.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SafeWriterTest {
  private static final String HOSTILE =
      "a\u001b[31m\u0007\u0000\u007f\u0085\u009b2J\u202e\u2066\u200f\u061c\u2028\u2029\ufeff";
  private static final String SAFE =
      "a\\u001b[31m\\u0007\\u0000\\u007f\\u0085\\u009b2J\\u202e\\u2066\\u200f\\u061c\\u2028\\u2029\\ufeff";

  private final StringWriter written = new StringWriter();
  private final SafeWriter out = SafeWriter.of(new PrintWriter(written));

  private String written() {
    out.flush();
    String text = written.toString();
    written.getBuffer().setLength(0);
    return text;
  }

  @Test
  void nothingThatATerminalObeysIsWritten() {
    out.print(HOSTILE);
    assertThat(written()).isEqualTo(SAFE);
    out.write(HOSTILE.toCharArray(), 0, HOSTILE.length());
    assertThat(written()).isEqualTo(SAFE);
    out.append(HOSTILE).append('\u001b');
    assertThat(written()).isEqualTo(SAFE + "\\u001b");
    out.println((Object) HOSTILE);
    assertThat(written()).isEqualTo(SAFE + "\n");
    out.println(HOSTILE.toCharArray());
    assertThat(written()).isEqualTo(SAFE + "\n");
  }

  @Test
  void aLineIsOneLine() {
    out.println("a\nerror: b\r\tc");
    assertThat(written()).isEqualTo("a\\u000aerror: b\\u000d\\u0009c\n");
    out.printf("%s: %d of %s%n", "a\nb", 3, Path.of("c\nd"));
    assertThat(written()).isEqualTo("a\\u000ab: 3 of c\\u000ad\n");
  }

  @Test
  void aPageKeepsItsLines() {
    out.print("a\n\tb ä\ud83d\ude00\n");
    assertThat(written()).isEqualTo("a\n\tb ä\ud83d\ude00\n");
  }

  @Test
  void progressStaysOnItsLine() {
    out.overwrite("1 %\n\r");
    assertThat(written()).isEqualTo("\r1 %\\u000a\\u000d");
  }

  @Test
  void whatLibrariesPrintIsSafeToo() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = SafeStream.of(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    stream.println(HOSTILE + "\ud83d\ude00ä");
    for (byte part : "\ud83d\ude00\u001b".getBytes(StandardCharsets.UTF_8)) {
      stream.write(part);
    }
    stream.write(0xff);
    stream.print("é".repeat(5_000));
    new IllegalStateException("a\u001bb").printStackTrace(stream);
    stream.flush();

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .startsWith(SAFE + "\ud83d\ude00ä\n\ud83d\ude00\\u001b\ufffd" + "é".repeat(5_000))
        .contains("IllegalStateException: a\\u001bb\n\tat ");
  }
}
