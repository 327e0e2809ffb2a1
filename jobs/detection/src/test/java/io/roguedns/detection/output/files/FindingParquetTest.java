package io.roguedns.detection.output.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.testing.ParquetGroups;
import io.roguedns.finding.Finding;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingParquetTest {
  @Test
  void schemaHasTheColumnsUnderTheirNames() {
    assertThat(TableWriteSupport.schema(RowTable.FINDINGS).toString())
        .isEqualTo(
            """
            message Finding {
              optional binary Timestamp (STRING);
              optional binary DeviceName (STRING);
              optional binary AccountName (STRING);
              optional binary LocalIP (STRING);
              optional binary RemoteIP (STRING);
              optional int64 RemotePort;
              optional binary RegistryKey (STRING);
              optional binary RegistryValueName (STRING);
              optional binary RegistryValueData (STRING);
              optional binary InitiatingProcessFileName (STRING);
              optional binary InitiatingProcessCommandLine (STRING);
              optional int64 QueryCount;
              optional int64 UniqueServers;
              optional binary DetectionType (STRING);
              optional group UnauthorizedServers (LIST) {
                repeated group list {
                  required binary element (STRING);
                }
              }
              optional int64 Revision;
              optional binary FindingId (STRING);
              optional binary Signal (STRING);
              optional binary Severity (STRING);
              optional binary Technique (STRING);
              optional binary AllowlistVersion (STRING);
              optional int64 InspectedQueries;
              optional binary RegisteredDomain (STRING);
              optional binary Basis (STRING);
              optional int64 WindowMinutes;
              optional int64 DistinctNames;
              optional int64 InformationBytes;
              optional int64 MeanNameLength;
              optional int64 UnusualTypeQueries;
              optional int64 DataTypeQueries;
              optional int64 AnswerLength;
              optional int64 Polls;
              optional int64 PollIntervalSeconds;
              optional group SampleNames (LIST) {
                repeated group list {
                  required binary element (STRING);
                }
              }
              optional binary OrdinaryDomain (STRING);
              optional group Truncated (LIST) {
                repeated group list {
                  required binary element (STRING);
                }
              }
            }
            """);
  }

  @Test
  void rowsKeepTheirOrderAndTheTimeItsTicks() throws IOException {
    List<Finding> findings =
        IntStream.range(0, 30_000)
            .mapToObj(i -> TestRows.resolver(TestRows.NOON + i, "pc-" + i))
            .toList();

    assertThat(ParquetGroups.read(TestFile.of(FindingFormat.PARQUET.files(), findings)))
        .extracting(group -> group.getString("DeviceName", 0))
        .isEqualTo(findings.stream().map(Finding::deviceName).toList());
    assertThat(
            ParquetGroups.read(
                TestFile.of(FindingFormat.PARQUET.files(), List.of(findings.get(1)))))
        .extracting(group -> group.getString("Timestamp", 0))
        .containsExactly("2024-05-01T12:00:00.0000002Z");
  }
}
