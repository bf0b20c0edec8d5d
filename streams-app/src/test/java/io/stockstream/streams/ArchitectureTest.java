package io.stockstream.streams;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.stockstream.platform.runtime.InputOrigin;
import java.util.List;

/**
 * The house of streams-app: {@code io.stockstream.<context>.<part>}. Packages say what a class is for; no rule names
 * classes.
 */
@AnalyzeClasses(
        packages = "io.stockstream",
        importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class, OwnClasses.class})
class ArchitectureTest {

    private static final List<String> CONTEXTS = List.of("stock", "order", "catalogue", "task", "schedule", "report");

    /**
     * The language that topics and both applications share: Avro types and the rules on them, below no context's part.
     */
    private static final String[] LANGUAGE = {
        "io.stockstream.catalogue",
        "io.stockstream.horizon",
        "io.stockstream.money",
        "io.stockstream.movement",
        "io.stockstream.order",
        "io.stockstream.report",
        "io.stockstream.schedule",
        "io.stockstream.stock",
        "io.stockstream.task"
    };

    /** Topologies, and what decides and computes in them. */
    private static final String[] ON_THE_LOG = {
        "io.stockstream.*.decide..",
        "io.stockstream.*.topology..",
        "io.stockstream.*.view..",
        "io.stockstream.catalogue.lookup..",
        "io.stockstream.stock.intake..",
        "io.stockstream.platform.horizon..",
        "io.stockstream.platform.replay.."
    };

    @ArchTest
    static void decisionsKnowJavaAvroAndTheirContext(JavaClasses application) {
        for (String context : CONTEXTS) {
            String own = "io.stockstream.%s.decide..".formatted(context);
            decides(own, resideInAnyPackage(own)).check(application);
        }
        String lookups = "io.stockstream.catalogue.lookup.decide..";
        decides(lookups, resideInAnyPackage(lookups)).check(application);
    }

    private static ArchRule decides(
            String where,
            com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> own) {
        return classes()
                .that()
                .resideInAPackage(where)
                .should()
                .onlyDependOnClassesThat(own.or(resideInAnyPackage("java..", "org.apache.avro.."))
                        .or(resideInAnyPackage(LANGUAGE))
                        .or(type(InputOrigin.class)));
    }

    @ArchTest
    static void contextsKnowEachOtherByTheirLogsOnly(JavaClasses application) {
        for (String context : CONTEXTS) {
            for (String part : List.of("decide", "topology")) {
                String[] others = CONTEXTS.stream()
                        .filter(other -> !other.equals(context))
                        .flatMap(other -> java.util.stream.Stream.of("decide", "topology", "view")
                                .map(inside -> "io.stockstream.%s.%s..".formatted(other, inside)))
                        .toArray(String[]::new);
                noClasses()
                        .that(resideInAPackage("io.stockstream.%s.%s..".formatted(context, part)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(others)
                        .allowEmptyShould(true)
                        .check(application);
            }
        }
    }

    @ArchTest
    static final ArchRule theRuntimeKnowsNoContext = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.stockstream.platform.runtime..",
                    "io.stockstream.platform.horizon..",
                    "io.stockstream.platform.failure..",
                    "io.stockstream.platform.client..",
                    "io.stockstream.platform.database..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.stockstream.stock..",
                    "io.stockstream.order..",
                    "io.stockstream.catalogue..",
                    "io.stockstream.task.*..",
                    "io.stockstream.schedule..",
                    "io.stockstream.report..");

    @ArchTest
    static final ArchRule topologiesKnowNoSpring = noClasses()
            .that()
            .resideInAnyPackage(ON_THE_LOG)
            .or()
            .resideInAPackage("io.stockstream.platform.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.micrometer..", "org.redisson..");

    @ArchTest
    static final ArchRule topologiesTakeTimeFromTheLog = noClasses()
            .that()
            .resideInAnyPackage(ON_THE_LOG)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule theStoreApiKnowsNoSettings = noClasses()
            .that()
            .resideInAPackage("io.stockstream.*.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.stockstream.platform.app..", "io.stockstream.task.work..", "org.redisson..");

    /** Topologies, their views and the store API touch nothing but Kafka. */
    @ArchTest
    static final ArchRule onlyEffectsTouchRedisTheDatabaseAndConnect = noClasses()
            .that()
            .resideInAnyPackage(ON_THE_LOG)
            .or()
            .resideInAnyPackage("io.stockstream.*.store..", "io.stockstream.platform.runtime..")
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
            .resideInAPackage("io.stockstream.catalogue.connect..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.springframework..",
                    "io.micrometer..",
                    "io.stockstream.catalogue.cdc..",
                    "io.stockstream.catalogue.sweep..");

    @ArchTest
    static final ArchRule sweepingKnowsNoSpring = noClasses()
            .that()
            .resideInAPackage("io.stockstream.catalogue.sweep..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "io.stockstream.catalogue.cdc..", "io.stockstream.catalogue.connect..");

    /** Otherwise nothing would measure its processors and count their records. */
    @ArchTest
    static final ArchRule topologiesBeginWithTheirWiring = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.stockstream.platform.runtime.MeasuredProcessors")
            .should()
            .callConstructor(org.apache.kafka.streams.Topology.class);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.stockstream.(*).(**)").should().beFreeOfCycles();
}
