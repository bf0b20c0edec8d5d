package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.OrderStep;
import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.view.StockViewsTopology;
import io.stockstream.streams.Orders;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.task.view.TaskViewsTopology;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A view that does not tell its progress is right all the same, but each read of it waits for a commit. */
class ViewProgressTopologyTest {

    private static final byte[] KEY = "key".getBytes(StandardCharsets.UTF_8);

    static Stream<Function<AvroSerdes, TopologyModule>> views() {
        return Stream.of(StockViewsTopology::new, OrderViewsTopology::new, TaskViewsTopology::new);
    }

    @ParameterizedTest
    @MethodSource("views")
    void shouldTellHowFarEachTopicIsProcessed(Function<AvroSerdes, TopologyModule> view) {
        ProcessingProgress progress = new ProcessingProgress();
        try (TopologyDriver topology = new TopologyDriver(view, Map.of(MeasuredProcessors.PROGRESS, progress))) {
            assertThat(topology.sources()).isNotEmpty().allSatisfy(topic -> {
                topology.rawInput(topic).pipeInput(KEY, value(topology, topic));
                TopicPartition partition = new TopicPartition(topic, 0);
                progress.polled(new ConsumerRecords<>(
                        Map.of(partition, List.of(new ConsumerRecord<>(topic, 0, 0, KEY, null))),
                        Map.of(partition, new OffsetAndMetadata(2))));
                progress.polling();

                assertThat(progress.of(partition)).isEqualTo(2);
            });
        }
    }

    /** Of a view's topic a record without a value will do; decisions have no such. */
    private static byte[] value(TopologyDriver topology, String topic) {
        return topic.equals(Topics.ORDER_DECISIONS.name())
                ? topology.serdes()
                        .value(Topics.ORDER_DECISIONS)
                        .serializer()
                        .serialize(topic, Orders.decision("key", 1, OrderStep.PLACED))
                : null;
    }
}
