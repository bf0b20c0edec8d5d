package io.stockstream.platform.cache;

import io.stockstream.cache.Fence;
import io.stockstream.catalogue.table.Table;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes fences of where a change stands on its cdc topic. */
@Component
class CacheFences {

    private static final Logger LOG = LoggerFactory.getLogger(CacheFences.class);

    private final TopicIdentities topics;

    CacheFences(TopicIdentities topics) {
        this.topics = topics;
    }

    /** The fence; empty when Kafka does not provide the topic's id. */
    Optional<Fence> of(Table table, int partition, long offset) {
        try {
            return Optional.of(new Fence(topics.of(table.cdcTopic()), partition, offset));
        } catch (KafkaException e) {
            LOG.debug("No fence for a row of {}", table.name(), e);
            return Optional.empty();
        }
    }

    /** Uses the fence, if it can be had, without keeping the caller: Kafka may have to be asked. */
    void later(Table table, int partition, long offset, Consumer<Fence> use) {
        Thread.ofVirtual().start(() -> of(table, partition, offset).ifPresent(use));
    }
}
