package io.stockstream.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.stockstream.report.DayClosed;
import io.stockstream.report.ReportKind;
import io.stockstream.topics.TopicCatalogue;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class AvroReaderTest {

    private static final Topic<String, DayClosed> TOPIC = Topics.REPORT_CLOSINGS;
    private static final DayClosed CLOSING =
            new DayClosed("2026-11-21", ReportKind.ORDERS, "UTC", Instant.ofEpochMilli(1));

    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());
    private final SchemaRegistryClient registry = serdes.client();
    private final AvroReader<DayClosed> reader =
            (AvroReader<DayClosed>) serdes.value(TOPIC).deserializer();

    @Test
    void shouldTakeAnIdThatNobodyRegisteredForTheFaultOfTheRecord() {
        byte[] poison = withId(serdes.value(TOPIC).serializer().serialize(TOPIC.name(), CLOSING), 4711);

        assertThatThrownBy(() -> reader.deserialize(TOPIC.name(), poison))
                .isInstanceOf(SerializationException.class)
                .isNotInstanceOf(UndecidableException.class);
    }

    @Test
    void shouldStopAtARegistryThatHasLostItsSchemas() {
        byte[] written = new AvroSerdes("mock://" + UUID.randomUUID())
                .value(TOPIC)
                .serializer()
                .serialize(TOPIC.name(), CLOSING);

        assertThatThrownBy(() -> reader.deserialize(TOPIC.name(), written))
                .isInstanceOf(UndecidableException.class)
                .hasMessageContaining("reports.closings-value")
                .hasMessageContaining("Restore its database");
    }

    @Test
    void shouldTakeAnIdThatNobodyRegisteredForTheFaultOfTheRecordBeforeOthersHaveRegisteredAnything() {
        new SchemaRegistrar(registry).register(TopicCatalogue.bundled().compatibilities());
        byte[] poison = withId(new byte[5], 4711);

        assertThatThrownBy(() -> serdes.generic().deserialize("cdc.public.products", poison))
                .isInstanceOf(SerializationException.class)
                .isNotInstanceOf(UndecidableException.class);
    }

    @Test
    void shouldStopAtARegistryThatHasLostTheSchemasOfOthersToo() {
        byte[] written = withId(new byte[5], 4711);

        assertThatThrownBy(() -> serdes.generic().deserialize("cdc.public.products", written))
                .isInstanceOf(UndecidableException.class)
                .hasMessageContaining("warehouse.movements-value");
    }

    @Test
    void shouldStopAtASymbolOfANewerReleaseWhereSomebodyDecides() throws Exception {
        byte[] newer = writtenByANewerRelease("TAXES");

        assertThat(reader.deserialize(TOPIC.name(), newer).getKind()).isEqualTo(ReportKind.UNKNOWN);
        assertThatThrownBy(() -> reader.strict().deserialize(TOPIC.name(), newer))
                .isInstanceOf(UndecidableException.class)
                .hasMessageContaining("TAXES")
                .hasMessageContaining("io.stockstream.report.ReportKind");
    }

    @Test
    void shouldReadWhatANewerReleaseWritesInSymbolsThatAreKnown() throws Exception {
        byte[] newer = writtenByANewerRelease("STOCK");

        assertThat(reader.strict().deserialize(TOPIC.name(), newer).getKind()).isEqualTo(ReportKind.STOCK);
    }

    @Test
    void shouldLetPassWhatTheWriterMeantToBeUnknown() {
        DayClosed meant =
                DayClosed.newBuilder(CLOSING).setKind(ReportKind.UNKNOWN).build();
        byte[] bytes = serdes.value(TOPIC).serializer().serialize(TOPIC.name(), meant);
        Deserializer<DayClosed> strict = reader.strict();

        assertThat(strict.deserialize(TOPIC.name(), bytes)).isEqualTo(meant);
        assertThatCode(() -> strict.deserialize(TOPIC.name(), null)).doesNotThrowAnyException();
    }

    private byte[] writtenByANewerRelease(String kind) throws Exception {
        Schema newer = new Schema.Parser()
                .parse(DayClosed.getClassSchema().toString().replace("\"STOCK\"", "\"STOCK\",\"TAXES\""));
        int id = registry.register(TOPIC.valueSubject(), new AvroSchema(newer));
        GenericData.Record record = new GenericData.Record(newer);
        record.put("report_date", "2026-11-21");
        record.put("kind", new GenericData.EnumSymbol(newer.getField("kind").schema(), kind));
        record.put("zone", "UTC");
        record.put("closed_at", 1L);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[5]);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(newer).write(record, encoder);
        encoder.flush();
        return withId(out.toByteArray(), id);
    }

    private static byte[] withId(byte[] bytes, int id) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).putInt(1, id);
        return changed;
    }
}
