package io.stockstream.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house of query-api: {@code io.stockstream.<context>.http}, and below {@code platform} what serves them all. */
@AnalyzeClasses(
        packages = "io.stockstream",
        importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class, OwnClasses.class})
class ArchitectureTest {

    private static final String[] CONTEXTS = {
        "io.stockstream.stock.*..",
        "io.stockstream.order.*..",
        "io.stockstream.catalogue.*..",
        "io.stockstream.task.*..",
        "io.stockstream.schedule.*..",
        "io.stockstream.report.*.."
    };

    @ArchTest
    static final ArchRule knowsStreamsAppByHttpOnly =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule contextsDoNotTouchKafkaAndSpeakNoHttpThemselves = noClasses()
            .that()
            .resideInAPackage("io.stockstream.*.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..", "io.stockstream.platform.kafka..", "java.net.http..", "org.apache.hc..");

    /** The warm-up speaks to its own process only. */
    @ArchTest
    static final ArchRule onlyTheRemoteStoreSpeaksHttp = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("RemoteStore")
            .and()
            .haveSimpleNameNotStartingWith("WarmUp")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.apache.hc..");

    @ArchTest
    static final ArchRule webKnowsNoContext = noClasses()
            .that()
            .resideInAPackage("io.stockstream.platform.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONTEXTS);

    @ArchTest
    static final ArchRule webIsBelowTheRestOfThePlatform = noClasses()
            .that()
            .resideInAPackage("io.stockstream.platform.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.stockstream.platform.cache..",
                    "io.stockstream.platform.database..",
                    "io.stockstream.platform.decision..",
                    "io.stockstream.platform.fact..",
                    "io.stockstream.platform.idempotency..",
                    "io.stockstream.platform.store..");

    @ArchTest
    static final ArchRule storeKnowsNoContext = noClasses()
            .that()
            .resideInAPackage("io.stockstream.platform.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONTEXTS);

    @ArchTest
    static final ArchRule onlyTheDatabaseSpeaksSql = noClasses()
            .that()
            .resideOutsideOfPackage("io.stockstream.platform.database..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "org.postgresql..");

    @ArchTest
    static final ArchRule onlyTheCacheKnowsRedis = noClasses()
            .that()
            .resideOutsideOfPackage("io.stockstream.platform.cache..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.redisson..", "io.github.resilience4j..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.stockstream.(*).(*)..").should().beFreeOfCycles();
}
