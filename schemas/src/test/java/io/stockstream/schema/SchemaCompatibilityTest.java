package io.stockstream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.CatalogueEntry;
import io.stockstream.order.CollectedAnswer;
import io.stockstream.order.Collecting;
import io.stockstream.order.KeptDecision;
import io.stockstream.order.OrderState;
import io.stockstream.report.DayGathering;
import io.stockstream.report.HeldRow;
import io.stockstream.report.ReportOrder;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportRow;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.SkuTotal;
import io.stockstream.report.StockDay;
import io.stockstream.stock.Reservation;
import io.stockstream.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds today's schemas against every released one, in both directions, without a registry. After a release of a
 * changed schema, run {@code mvn -pl schemas -am test -Dtest=SchemaCompatibilityTest -Dschemas.freeze=true} and commit
 * the new file.
 */
class SchemaCompatibilityTest {

    private static final Path FROZEN = Path.of("src/main/resources/frozen");

    /** Kept in stores and their changelogs, which outlive every release. */
    private static final List<Class<? extends SpecificRecord>> PRIVATE_STATE = List.of(
            CatalogueEntry.class,
            Reservation.class,
            OrderState.class,
            CollectedAnswer.class,
            Collecting.class,
            KeptDecision.class,
            ReportOrder.class,
            ReportRow.class,
            ReportTelling.class,
            HeldRow.class,
            SkuTotal.class,
            ReportRevision.class,
            DayGathering.class,
            StockDay.class);

    static Stream<Topic<?, ?>> topics() {
        return Topics.ALL.stream();
    }

    static Stream<Class<? extends SpecificRecord>> records() {
        return Stream.concat(Topics.ALL.stream().map(Topic::valueType), PRIVATE_STATE.stream())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldReadAndBeReadByEveryReleasedVersion(Class<? extends SpecificRecord> type) throws IOException {
        Schema today = SpecificData.get().getSchema(type);
        freezeIfAsked(type, today);

        List<Schema> released = FrozenSchemas.versionsOf(type);

        assertThat(released).as("released versions of %s", today.getFullName()).isNotEmpty();
        for (Schema version : released) {
            assertCanRead(today, version);
            assertCanRead(version, today);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldHaveFrozenTheNewestVersion(Class<? extends SpecificRecord> type) {
        assertThat(FrozenSchemas.versionsOf(type))
                .as("a changed schema is frozen in the same commit: see the Javadoc of this test")
                .contains(SpecificData.get().getSchema(type));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldHaveTheRegistryHoldTheSame(Topic<?, ?> topic) {
        assertThat(TopicCatalogue.bundled().find(topic.name()).orElseThrow().compatibility())
                .isEqualTo("FULL_TRANSITIVE");
    }

    private static void assertCanRead(Schema reader, Schema writer) {
        SchemaCompatibility.SchemaPairCompatibility pair =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(pair.getType()).as(pair.getDescription()).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    private static void freezeIfAsked(Class<?> type, Schema today) throws IOException {
        List<Schema> released = FrozenSchemas.versionsOf(type);
        if (Boolean.getBoolean("schemas.freeze") && !released.contains(today)) {
            Path folder = Files.createDirectories(FROZEN.resolve(today.getFullName()));
            Files.writeString(
                    folder.resolve("v%d.avsc".formatted(released.size() + 1)),
                    new JsonMapper().readTree(today.toString()).toPrettyString() + "\n");
        }
    }
}
