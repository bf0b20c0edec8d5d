package io.stockstream.platform.runtime;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Kafka's own clients, which tell how far they have read, but a closed main consumer always leaves its group. Kafka
 * Streams closes that of a crashed thread without leaving, also in 4.4.0 ({@code KafkaStreams.replaceStreamThread}
 * overwrites what the thread asked for); then the new thread gets no partition before the session of the old one has
 * timed out.
 */
final class LeavingClients implements KafkaClientSupplier {

    private final ProcessingProgress progress;

    /**
     * @param progress is told what main consumers fetch
     */
    LeavingClients(ProcessingProgress progress) {
        this.progress = progress;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new LateFlushProducer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new LeavingConsumer(config, progress);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return plain(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return plain(config);
    }

    private static Consumer<byte[], byte[]> plain(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static final class LeavingConsumer extends KafkaConsumer<byte[], byte[]> {

        private final ProcessingProgress progress;

        LeavingConsumer(Map<String, Object> config, ProcessingProgress progress) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            this.progress = progress;
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            progress.polling();
            ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
            progress.polled(records);
            return records;
        }

        @Override
        public void close(CloseOptions options) {
            super.close(options.withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
    }
}
