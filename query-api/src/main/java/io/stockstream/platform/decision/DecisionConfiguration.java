package io.stockstream.platform.decision;

import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.order.OrderDecided;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.StockDecided;
import io.stockstream.task.Task;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The decisions that requests can wait for. All who wait share the same places, whatever they wait for. */
@Configuration(proxyBeanMethods = false)
class DecisionConfiguration {

    @Bean
    WaitingRoom waiters(WaitSettings settings, MeterRegistry meters) {
        return WaitingRoom.ofWaiters(settings, meters);
    }

    @Bean
    WaitingRoom streams(WaitSettings settings, MeterRegistry meters) {
        return WaitingRoom.ofStreams(settings, meters);
    }

    @Bean
    DecisionBoard<StockDecided> stockDecisions(AvroSerdes serdes, WaitingRoom waiters, WaitingRoom streams) {
        return board(Topics.STOCK_DECISIONS, serdes, waiters, streams);
    }

    @Bean
    DecisionBoard<OrderDecided> orderDecisions(AvroSerdes serdes, WaitingRoom waiters, WaitingRoom streams) {
        return board(Topics.ORDER_DECISIONS, serdes, waiters, streams);
    }

    /** Not decisions, but distributed in the same way: the progress of tasks. */
    @Bean
    DecisionBoard<Task> taskStates(AvroSerdes serdes, WaitingRoom waiters, WaitingRoom streams) {
        return board(Topics.TASKS, serdes, waiters, streams);
    }

    private static <D extends SpecificRecord> DecisionBoard<D> board(
            Topic<String, D> topic, AvroSerdes serdes, WaitingRoom waiters, WaitingRoom streams) {
        return new DecisionBoard<>(topic, serdes.value(topic).deserializer(), waiters, streams);
    }
}
