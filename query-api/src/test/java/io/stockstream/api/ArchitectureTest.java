package io.stockstream.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "io.stockstream.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsStreamsAppByHttpOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.stockstream.streams..", "org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule controllersDoNotTouchKafka = noClasses()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..", "io.stockstream.api.kafka..", "java.net.http..", "org.apache.hc..");

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
    static final ArchRule webKnowsNoResource = noClasses()
            .that()
            .resideInAPackage("io.stockstream.api.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.stockstream.api.movement..",
                    "io.stockstream.api.stock..",
                    "io.stockstream.api.invoice..",
                    "io.stockstream.api.report..",
                    "io.stockstream.api.order..",
                    "io.stockstream.api.table..",
                    "io.stockstream.api.catalogue..",
                    "io.stockstream.api.request..",
                    "io.stockstream.api.database..",
                    "io.stockstream.api.cache..",
                    "io.stockstream.api.store..",
                    "io.stockstream.api.fact..",
                    "io.stockstream.api.idempotency..",
                    "io.stockstream.api.task..",
                    "io.stockstream.api.schedule..",
                    "io.stockstream.api.decision..");

    @ArchTest
    static final ArchRule storeKnowsNoResource = classes()
            .that()
            .resideInAPackage("io.stockstream.api.store..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "io.stockstream.api.movement..",
                    "io.stockstream.api.stock..",
                    "io.stockstream.api.order..",
                    "io.stockstream.api.report..",
                    "io.stockstream.api.table..",
                    "io.stockstream.api.task..",
                    "io.stockstream.api.schedule..",
                    "io.stockstream.api.catalogue..");

    @ArchTest
    static final ArchRule onlyTheDatabaseSpeaksSql = noClasses()
            .that()
            .resideOutsideOfPackage("io.stockstream.api.database..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "org.postgresql..");

    @ArchTest
    static final ArchRule onlyTheCacheKnowsRedis = noClasses()
            .that()
            .resideOutsideOfPackage("io.stockstream.api.cache..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.redisson..", "io.github.resilience4j..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.stockstream.api.(*)..").should().beFreeOfCycles();
}
