package io.stockstream.catalogue.sweep;

import io.stockstream.catalogue.store.CatalogueRowsReader.LiveRow;
import io.stockstream.catalogue.topology.CatalogueTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to the cdc topics as Debezium does: the same key, hence the same partition, and the headers of a deletion. */
final class KafkaTombstones implements Tombstones {

    private final Producer<String, byte[]> producer;

    KafkaTombstones(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    static KafkaTombstones connect(String bootstrapServers) {
        return new KafkaTombstones(new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true),
                new StringSerializer(),
                new ByteArraySerializer()));
    }

    @Override
    public void write(CatalogueTable table, List<LiveRow> gone, long snapshotLsn) {
        List<Future<RecordMetadata>> sent = gone.stream()
                .map(row -> producer.send(tombstone(table, row, snapshotLsn)))
                .toList();
        producer.flush();
        for (Future<RecordMetadata> record : sent) {
            confirm(record);
        }
    }

    private static ProducerRecord<String, byte[]> tombstone(CatalogueTable table, LiveRow row, long snapshotLsn) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(table.cdcTopic(), row.key(), null);
        header(record, "__op", "d");
        header(record, "__before_version", Long.toString(row.version()));
        // A position of another cluster could look later than that of the row made anew here.
        if (row.lsn() != null && row.lsn() < snapshotLsn) {
            header(record, "__lsn", Long.toString(row.lsn()));
        }
        header(record, "stockstream.swept", Long.toString(snapshotLsn));
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String text) {
        record.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void confirm(Future<RecordMetadata> record) {
        try {
            record.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while writing deletions", e);
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka did not confirm a deletion", e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
