package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.DeadLetters;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.topology.StockStores;
import io.stockstream.stock.topology.StockTopology;
import io.stockstream.streams.Facts;
import io.stockstream.streams.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/**
 * Every kind of failure, as a topology meets it. Where the driver throws, a client would stop: nothing is committed.
 */
class TopologyFailureTopologyTest {

    private static final MovementReported FACT = Facts.arrival("m", "W", 5);

    @Test
    void shouldStopAtStateThatANewerReleaseWrote() throws Exception {
        try (TopologyDriver topology = new TopologyDriver(serdes ->
                new StockTopology(serdes, StoreKind.MEMORY, StoreKind.MEMORY, 1, decided -> {}, decided -> {}))) {
            byte[] newer = NewerState.of(StockLevel.class);
            raw(topology, StockStores.LEDGER).put(Bytes.wrap(FACT.getSku().getBytes(StandardCharsets.UTF_8)), newer);

            assertThatThrownBy(() -> topology.input(Topics.MOVEMENTS).pipeInput(FACT.getSku(), FACT))
                    .satisfies(error -> assertThat(FailureKind.of(error)).isEqualTo(FailureKind.UNDECIDABLE))
                    .rootCause()
                    .hasMessageContaining("fingerprint");
            assertThat(topology.deadLetters().isEmpty()).isTrue();
            assertThat(topology.output(Topics.STOCK_DECISIONS).isEmpty()).isTrue();
        }
    }

    @Test
    void shouldStopWhenTheRegistryHasLostItsSchemas() {
        byte[] written = new AvroSerdes("mock://" + UUID.randomUUID())
                .value(Topics.MOVEMENTS)
                .serializer()
                .serialize(Topics.MOVEMENTS.name(), FACT);
        try (TopologyDriver topology = new TopologyDriver(Defective::new)) {
            assertThatThrownBy(() -> topology.rawInput(Topics.MOVEMENTS.name()).pipeInput(key("good"), written))
                    .satisfies(error -> assertThat(FailureKind.of(error)).isEqualTo(FailureKind.UNDECIDABLE));
            assertThat(topology.deadLetters().isEmpty()).isTrue();
        }
    }

    @Test
    void shouldPassARecordWithAnIdThatNobodyRegistered() {
        LongAdder records = new LongAdder();
        try (TopologyDriver topology = measured(records)) {
            topology.input(Topics.MOVEMENTS).pipeInput("good", FACT);
            topology.rawInput(Topics.MOVEMENTS.name()).pipeInput(key("good"), new byte[] {0, 0, 1, 2, 3, 4});
            topology.input(Topics.MOVEMENTS).pipeInput("good", FACT);
        }

        assertThat(records.sum()).as("it stops nothing").isEqualTo(2);
    }

    @Test
    void shouldGiveAFewRecordsUpToADefectAndStopBeforeItSkipsTheLog() {
        try (TopologyDriver topology = new TopologyDriver(Defective::new)) {
            TestInputTopic<String, MovementReported> input = topology.input(Topics.MOVEMENTS);
            input.pipeInput("bad", FACT);
            assertThat(code(topology)).isEqualTo(DeadLetterHandler.PROCESSING_FAILED);
            input.pipeInput("good", FACT);

            int given = 1;
            Throwable stop = null;
            while (stop == null && given <= 100) {
                stop = catchThrowable(() -> input.pipeInput("bad", FACT));
                given += stop == null ? 1 : 0;
            }

            assertThat(stop).hasRootCauseInstanceOf(NullPointerException.class);
            assertThat(given).isEqualTo(LetterLimits.DEFAULT.most());
        }
    }

    @Test
    void shouldMeasureWhatProcessorsDo() {
        LongAdder records = new LongAdder();
        try (TopologyDriver topology = measured(records)) {
            topology.input(Topics.MOVEMENTS).pipeInput("good", FACT);
            topology.input(Topics.MOVEMENTS).pipeInput("good", FACT);
        }

        assertThat(records.sum()).isEqualTo(2);
    }

    private static TopologyDriver measured(LongAdder records) {
        LongConsumer listener = nanos -> records.increment();
        return new TopologyDriver(Defective::new, Map.of(MeasuredProcessors.LISTENER, listener));
    }

    private static String code(TopologyDriver topology) {
        TestRecord<byte[], byte[]> letter = topology.deadLetters().readRecord();
        return new String(letter.headers().lastHeader(DeadLetters.CODE).value(), StandardCharsets.UTF_8);
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked") // What is under the serdes of every store.
    private static KeyValueStore<Bytes, byte[]> raw(TopologyDriver topology, String store) {
        StateStore typed = topology.driver().getAllStateStores().get(store);
        return ((WrappedStateStore<KeyValueStore<Bytes, byte[]>, ?, ?>) typed).wrapped();
    }

    /** A topology with a defect that some records trigger. */
    private record Defective(AvroSerdes serdes) implements TopologyModule {
        @Override
        public String name() {
            return "defective";
        }

        @Override
        public Application application() {
            return Application.SHOP;
        }

        @Override
        public void addTo(Topology topology, Wiring wiring) {
            topology.addSource(
                    "read",
                    Topics.MOVEMENTS.keySerde().deserializer(),
                    PatientSerde.of(serdes.value(Topics.MOVEMENTS)).deserializer(),
                    Topics.MOVEMENTS.name());
            topology.addProcessor("process", Defect::new, "read");
        }
    }

    private static final class Defect extends ContextualProcessor<String, MovementReported, Void, Void> {
        @Override
        public void process(Record<String, MovementReported> incoming) {
            if (incoming.key().startsWith("bad")) {
                throw new NullPointerException("order is null");
            }
        }
    }
}
