package io.stockstream.streams;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.stockstream.streams.runtime.InputOrigin;

@AnalyzeClasses(packages = "io.stockstream.streams", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String STOCK = "io.stockstream.streams.stock.";
    private static final String ORDER = "io.stockstream.streams.order.";
    private static final String CATALOGUE = "io.stockstream.streams.catalogue.";
    private static final String LOOKUP = "io.stockstream.streams.lookup.";

    @ArchTest
    static final ArchRule decidersKnowNeitherKafkaNorSpring = classes()
            .that()
            .haveNameMatching(STOCK.replace(".", "\\.")
                    + "(StockDecider|MovementHorizon|Levels|LevelChange|SkuStock.*|Warehouses.*|AvailableUnits|Movements|StockEffect.*|StockState|ReservationDecider|WaitingDecider|ReservationAnswers"
                    + "|ReservationEffect.*|Reservations|KnownReservation|Allocator.*)")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java..", "io.stockstream.stock..", "io.stockstream.streams.stock..", "org.apache.avro..")
                    .or(equivalentTo(InputOrigin.class)));

    @ArchTest
    static final ArchRule rowDeciderKnowsNeitherKafkaNorSpring = classes()
            .that()
            .haveNameMatching(CATALOGUE.replace(".", "\\.")
                    + "(RowDecider|RowChange.*|RowEffect.*|CatalogueRow|CdcPosition|IgnoreReason)")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "io.stockstream.catalogue..", "io.stockstream.streams.catalogue..", "org.apache.avro..");

    /** All of the package but the shell. */
    @ArchTest
    static final ArchRule orderDeciderKnowsNeitherKafkaNorSpringNorJson = classes()
            .that()
            .haveNameMatching(
                    ORDER.replace(".", "\\.")
                            + "(?!CollectedAnswers|InputReader|InvalidOrder|OrderForgetter|OrderProcessor|OrderStores|OrderTasks|OrderTopology|OrderBook|OrderWriter|package).*")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java..",
                            "io.stockstream.money..",
                            "io.stockstream.order..",
                            "io.stockstream.stock..",
                            "io.stockstream.streams.order..",
                            "org.apache.avro..")
                    .or(type(InputOrigin.class)));

    @ArchTest
    static final ArchRule taskFoldKnowsNeitherKafkaNorSpring = classes()
            .that()
            .haveNameMatching("io\\.stockstream\\.streams\\.task\\.state\\.(TaskFold|Attempts|Progress|Values)(\\$.*)?")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "io.stockstream.task..", "io.stockstream.streams.task.state..", "org.apache.avro..");

    @ArchTest
    static final ArchRule scheduleDeciderKnowsNeitherKafkaNorSpring = classes()
            .that()
            .haveNameMatching(
                    "io\\.stockstream\\.streams\\.schedule\\.(ScheduleDecider|TickDecider|RowChanges|Draft|RunId|ScheduleInput.*|ScheduleEffect.*)")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.stockstream.movement..",
                    "io.stockstream.schedule..",
                    "io.stockstream.task..",
                    "io.stockstream.streams.schedule..",
                    "org.apache.avro..");

    @ArchTest
    static final ArchRule lookupDecidersKnowNeitherKafkaNorSpring = classes()
            .that()
            .haveNameMatching(LOOKUP.replace(".", "\\.")
                    + "(LookupDecider|KnownCatalogue|SkuDecider|SkuChange.*|SkuEffect.*|SkuState)")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.stockstream.catalogue..",
                    "io.stockstream.order..",
                    "io.stockstream.streams.lookup..",
                    "org.apache.avro..");

    /** All of the package but the shell, the keys, and what names a record's place or faults. */
    @ArchTest
    static final ArchRule reportDecidersKnowNeitherKafkaNorSpring = classes()
            .that()
            .haveNameMatching("io\\.stockstream\\.streams\\.report\\."
                    + "(BusinessCalendar|Days|(Day|Shard)(Decider|Effect|Parts).*|Entr(ies|yDecider).*|SaleChange.*"
                    + "|ReportParts.*|StockDays.*)")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.stockstream.money..",
                    "io.stockstream.order..",
                    "io.stockstream.report..",
                    "io.stockstream.stock..",
                    "io.stockstream.streams.report..",
                    "org.apache.avro..");

    @ArchTest
    static final ArchRule runtimeKnowsNoTopology = noClasses()
            .that()
            .resideInAnyPackage("..streams.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..streams.stock..",
                    "..streams.view..",
                    "..streams.intake..",
                    "..streams.catalogue..",
                    "..streams.order..",
                    "..streams.task..",
                    "..streams.lookup..",
                    "..streams.report..",
                    "..streams.schedule..",
                    "..streams.horizon..",
                    "..streams.replay..",
                    "io.stockstream.movement..",
                    "io.stockstream.order..",
                    "io.stockstream.catalogue..");

    @ArchTest
    static final ArchRule topologiesKnowNoSpring = noClasses()
            .that()
            .resideInAnyPackage(
                    "..streams.stock..",
                    "..streams.view..",
                    "..streams.intake..",
                    "..streams.catalogue..",
                    "..streams.order..",
                    "..streams.task..",
                    "..streams.lookup..",
                    "..streams.report..",
                    "..streams.schedule..",
                    "..streams.horizon..",
                    "..streams.replay..",
                    "..streams.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.micrometer..", "org.redisson..");

    @ArchTest
    static final ArchRule theStoreApiKnowsNoSettings = noClasses()
            .that()
            .resideInAnyPackage("..streams.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..streams.config..", "..streams.effect..");

    @ArchTest
    static final ArchRule onlyEffectsTouchRedisTheDatabaseAndConnect = noClasses()
            .that()
            .resideOutsideOfPackage("..streams.effect..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.redisson..",
                    "io.stockstream.cache..",
                    "java.sql..",
                    "javax.sql..",
                    "com.zaxxer.hikari..",
                    "java.net.http..");

    @ArchTest
    static final ArchRule connectIsWatchedWithoutKafka = noClasses()
            .that()
            .resideInAPackage("..effect.connect..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.springframework..",
                    "io.micrometer..",
                    "..effect.cdc..",
                    "..effect.sweep..");

    @ArchTest
    static final ArchRule sweepingKnowsNoSpring = noClasses()
            .that()
            .resideInAPackage("..effect.sweep..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "..effect.cdc..", "..effect.connect..");

    @ArchTest
    static final ArchRule streamsCodeTakesTimeFromTheLog = noClasses()
            .that()
            .resideInAnyPackage(
                    "..streams.stock..",
                    "..streams.view..",
                    "..streams.intake..",
                    "..streams.catalogue..",
                    "..streams.order..",
                    "..streams.task..",
                    "..streams.lookup..",
                    "..streams.report..",
                    "..streams.horizon..",
                    "..streams.replay..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID");

    /** Otherwise nothing would measure its processors and count their records. */
    @ArchTest
    static final ArchRule topologiesBeginWithTheirWiring = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.stockstream.streams.runtime.MeasuredProcessors")
            .should()
            .callConstructor(org.apache.kafka.streams.Topology.class);
}
