package io.stockstream.stock.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementReported;
import io.stockstream.streams.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MovementIntakeTopologyTest {

    private static final String EVENT = """
            {"id":"1","source":"WH-1","specversion":"1.0","type":"ru.retail.warehouses.movement","time":1737439421623,
             "data":{"movement_id":"c6290746-790e-43fa-8270-014dc90e02e0","warehouse_id":"W","timestamp":"2025-02-18T14:34:56Z",
              "event":"arrival","product_id":"SKU-1","quantity":%s}}
            """;

    private final TopologyDriver topology =
            new TopologyDriver(serdes -> new MovementIntakeTopology(serdes, "legacy.json"));
    private final TestInputTopic<byte[], byte[]> json = topology.rawInput("legacy.json");
    private final TestOutputTopic<String, MovementReported> facts = topology.output(Topics.MOVEMENTS);
    private final TestOutputTopic<byte[], byte[]> deadLetters = topology.deadLetters();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldTurnAJsonEventIntoAFactUnderItsSku() {
        json.pipeInput(null, bytes(EVENT.formatted("5")));

        TestRecord<String, MovementReported> fact = facts.readRecord();
        assertThat(fact.key()).isEqualTo("SKU-1");
        assertThat(fact.value().getQuantity()).isEqualTo(5);
        assertThat(fact.value().getSource()).isEqualTo("WH-1");
        assertThat(facts.isEmpty()).as("no further facts").isTrue();
        assertThat(deadLetters.isEmpty()).as("no dead letters").isTrue();
    }

    @Test
    void shouldLeaveTheHeadersOfAProducerBehind() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("anything", new byte[900_000]);

        json.pipeInput(new TestRecord<>(null, bytes(EVENT.formatted("5")), headers));

        assertThat(facts.readRecord().headers()).isEmpty();
    }

    @Test
    void shouldPutAsideWhatIsNoMovement() {
        json.pipeInput(null, bytes("not json"));
        json.pipeInput(null, bytes(EVENT.formatted("-5")));
        json.pipeInput(null, bytes("{\"id\":\"1\",\"id\":\"2\"}"));
        json.pipeInput(bytes("k"), (byte[]) null);

        List<TestRecord<byte[], byte[]>> letters = deadLetters.readRecordsToList();
        assertThat(letters).hasSize(4);
        assertThat(new String(
                        letters.get(1)
                                .headers()
                                .lastHeader("__streams.errors.message")
                                .value(),
                        StandardCharsets.UTF_8))
                .contains("data.quantity", "-5");
        assertThat(facts.isEmpty()).as("no facts").isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
