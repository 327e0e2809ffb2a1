package io.roguedns.detection;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.roguedns.detection.signal.api.RowDecision;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.Table;
import io.roguedns.format.ReadPlan;

/** Dependencies point one way: command line, graph, rooms, what they share, common. */
@AnalyzeClasses(packages = "io.roguedns", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] COMMON = {
    "io.roguedns.event..",
    "io.roguedns.json..",
    "io.roguedns.format..",
    "io.roguedns.input..",
    "io.roguedns.address..",
    "io.roguedns.alert..",
    "io.roguedns.allowlist..",
    "io.roguedns.dns..",
    "io.roguedns.finding..",
    "io.roguedns.kusto..",
    "io.roguedns.text.."
  };
  private static final String[] ROOMS = {
    "io.roguedns.detection.source..",
    "io.roguedns.detection.ingest..",
    "io.roguedns.detection.signal..",
    "io.roguedns.detection.output.."
  };

  @ArchTest
  static final ArchRule commonKnowsNothingOfFlinkOrTheJob =
      noClasses()
          .that()
          .resideInAnyPackage(COMMON)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "io.roguedns.detection..");

  @ArchTest
  static final ArchRule nothingDependsOnTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.roguedns.detection.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.roguedns.detection.cli..");

  @ArchTest
  static final ArchRule roomsKnowNothingOfTheGraph =
      noClasses()
          .that()
          .resideInAnyPackage(ROOMS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.roguedns.detection.graph..");

  @ArchTest
  static final ArchRule aSignalKnowsNeitherSourcesNorOutputs =
      noClasses()
          .that()
          .resideInAPackage("io.roguedns.detection.signal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.roguedns.detection.source..",
              "io.roguedns.detection.ingest..",
              "io.roguedns.detection.output..");

  @ArchTest
  static final ArchRule aSignalKnowsNoOther =
      slices()
          .matching("io.roguedns.detection.signal.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAPackage("io.roguedns.detection.signal.api.."));

  @ArchTest
  static final ArchRule onlyTheListNamesSignals =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.roguedns.detection.signal..")
          .and()
          .doNotHaveFullyQualifiedName("io.roguedns.detection.graph.ProfileGraph")
          .and()
          .resideOutsideOfPackage("io.roguedns.benchmarks..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.roguedns.detection.signal.(*)..")
                  .and(not(resideInAPackage("io.roguedns.detection.signal.api.."))));

  @ArchTest
  static final ArchRule roomsDoNotKnowEachOther =
      slices()
          .matching("io.roguedns.detection.(source|ingest|output)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule aFormatKnowsNoOther =
      slices().matching("io.roguedns.format.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule onlyTheWayInKnowsTheFormats =
      noClasses()
          .that()
          .resideInAnyPackage("io.roguedns.format", "io.roguedns.json")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.roguedns.format.*..");

  @ArchTest
  static final ArchRule anOutputKnowsNoOther =
      slices().matching("io.roguedns.detection.output.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule columnsKnowNoTables =
      noClasses()
          .that()
          .resideInAPackage("io.roguedns.detection.source.columnar..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.roguedns.format..", "io.roguedns.detection.source.parquet..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Table.class, NetworkEvent.class, RegistryEvent.class, NetworkInfo.class);

  @ArchTest
  static final ArchRule onlyTheCommandLineParsesArguments =
      noClasses()
          .that()
          .resideInAPackage("io.roguedns.detection..")
          .and()
          .resideOutsideOfPackage("io.roguedns.detection.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule noCycles = slices().matching("io.roguedns.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule decisionsArePure =
      noClasses()
          .that()
          .implement(RowDecision.class)
          .or()
          .implement(ReadPlan.AddressScreen.class)
          .or()
          .haveSimpleNameEndingWith("Decision")
          .or()
          .haveSimpleNameEndingWith("Counting")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink..");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.roguedns.detection.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule settingsAreRecords =
      classes()
          .that()
          .areNestedClasses()
          .and()
          .haveNameMatching(".*settings\\.Settings\\$[A-Za-z]+")
          .should()
          .beRecords();
}
