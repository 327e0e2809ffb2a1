package io.roguedns.detection.output.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.testing.Csv;
import io.roguedns.finding.Column;
import io.roguedns.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingCsvTest {
  @Test
  void signalsShareTheColumns() throws IOException {
    byte[] file =
        TestFile.of(
            FindingFormat.CSV.files(),
            List.of(
                TestRows.volume(TestRows.NOON, "pc-1", 501),
                TestRows.configuration(
                    TestRows.NOON, "pc-2", "9.9.9.9,203.0.113.9", List.of("203.0.113.9", "a b"))));

    assertThat(new String(file, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            Timestamp,DeviceName,AccountName,LocalIP,RemoteIP,RemotePort,RegistryKey,\
            RegistryValueName,RegistryValueData,InitiatingProcessFileName,\
            InitiatingProcessCommandLine,QueryCount,UniqueServers,DetectionType,\
            UnauthorizedServers,Revision,FindingId,Signal,Severity,Technique,AllowlistVersion,\
            InspectedQueries,RegisteredDomain,Basis,WindowMinutes,DistinctNames,\
            InformationBytes,MeanNameLength,UnusualTypeQueries,DataTypeQueries,AnswerLength,\
            Polls,PollIntervalSeconds,SampleNames,OrdinaryDomain,Truncated
            2024-05-01T12:00:00.0000001Z,pc-1,,,,,,,,tool.exe,,501,3,\
            High_Volume_DNS_Tunneling_Indicator,,,%1$spc-1,high-volume,low,T1583.002,,,,,,,,,,,,,,,,
            2024-05-01T12:00:00.0000001Z,pc-2,eve,,,,HKEY_LOCAL_MACHINE\\SYSTEM,NameServer,\
            "9.9.9.9,203.0.113.9",reg.exe,,,,DNS_Server_Configuration_Modified,203.0.113.9 a b,,\
            %1$spc-2,configuration-change,high,T1583.002,,,,,,,,,,,,,,,,
            """
                .replace("\n", "\r\n")
                .formatted("id-" + TestRows.NOON));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|' /C calc'!A0",
        "+1",
        "-",
        "@SUM(1)",
        "\tx",
        "\rx",
        "\nx",
        "  =1",
        "\u00A0=1",
        "\u200B=1",
        "\uFEFF=1",
        "\u0001=1",
        "＝1",
        "＋1",
        "－1",
        "＠1"
      })
  void whatASpreadsheetWouldRunIsMadeHarmless(String commandLine) throws IOException {
    assertThat(commandLineCell(commandLine)).isEqualTo("'" + commandLine);
  }

  /** As a spreadsheet opens the file whose separator isn't a comma: quotes within mean nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x;=cmd|'/C calc'!A0;",
        "x\r\n=1+1;",
        "x\n@SUM(1)",
        "x\r-1",
        "x;\t=1",
        "x; +1",
        "x;\n=1",
        "x;\"=1+1",
        "x;\"\"\"=1",
        "x;\u00A0\u200B=1",
        "x;＝1",
        "x;;;－1",
        "x\n\n\n＋1",
        "x\u2028=1",
        "x\u000b=1",
        "x\ty;\rz",
        ";=1",
        "\";=1",
        "a,b;=1",
        "x;'=1"
      })
  void noCellOfAnyOtherSeparatorIsAFormula(String commandLine) throws IOException {
    Finding finding = TestRows.resolver(TestRows.NOON, "pc;=1", commandLine);
    String file =
        new String(
            TestFile.of(FindingFormat.CSV.files(), List.of(finding)), StandardCharsets.UTF_8);
    for (String cell : file.replace("\r\n", "\n").split("[;\t\r\n\u000b\f\u0085\u2028\u2029]")) {
      assertThat(cell.replaceAll("^[\"\\p{Z}\\p{Cf}\\p{Cc}]*", ""))
          .as(cell)
          .doesNotMatch("(?s)[=+@＝＋－＠-].*");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"a;=1 | a;'=1", "a;b=1 | a;b=1", "--;x | '--;x", "cmd /c a; b -c | cmd /c a; b -c"})
  void apostrophesStandWhereTheyAreNeeded(String commandLine, String cell) throws IOException {
    assertThat(commandLineCell(commandLine)).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a=b",
        "203.0.113.9",
        "'=1",
        "a\r\nb",
        "\"",
        "a\"b\"",
        " a ",
        ",",
        "ä\uD83D\uDE00"
      })
  void otherTextStandsAsItIs(String commandLine) throws IOException {
    assertThat(commandLineCell(commandLine)).isEqualTo(commandLine);
  }

  @Test
  void nulDoesNotCutTheCell() throws IOException {
    assertThat(commandLineCell("a\0b")).isEqualTo("a\uFFFDb");
    assertThat(commandLineCell("\0=1")).isEqualTo("'\uFFFD=1");
  }

  @Test
  void negativeNumberIsNoFormula() throws IOException {
    Finding finding = TestRows.volume(TestRows.NOON, "pc-1", -1);

    assertThat(
            cell(
                Csv.read(TestFile.of(FindingFormat.CSV.files(), List.of(finding))),
                Column.QUERY_COUNT))
        .isEqualTo("-1");
  }

  private static String commandLineCell(String commandLine) throws IOException {
    Finding finding = TestRows.resolver(TestRows.NOON, "pc-1", commandLine);
    return cell(
        Csv.read(TestFile.of(FindingFormat.CSV.files(), List.of(finding))),
        Column.PROCESS_COMMAND_LINE);
  }

  private static String cell(List<List<String>> records, Column column) {
    assertThat(records).hasSize(2);
    return records.get(1).get(column.ordinal());
  }
}
