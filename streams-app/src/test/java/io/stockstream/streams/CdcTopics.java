package io.stockstream.streams;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.stockstream.catalogue.topology.CatalogueTable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Writes changes to the cdc topics of a driven topology as Debezium does: rows in Confluent format, the rest in
 * headers.
 */
public final class CdcTopics {

    private final Map<CatalogueTable, TestInputTopic<String, Object>> topics = new EnumMap<>(CatalogueTable.class);
    private Instant recorded = Instant.parse("2026-11-21T12:00:00Z");

    public CdcTopics(TopologyDriver topology) {
        KafkaAvroSerializer serializer =
                new KafkaAvroSerializer(topology.serdes().client());
        serializer.configure(Map.of("schema.registry.url", "mock://given", "auto.register.schemas", true), false);
        for (CatalogueTable table : CatalogueTable.values()) {
            topics.put(
                    table,
                    topology.driver()
                            .createInputTopic(table.cdcTopic(), Serdes.String().serializer(), serializer));
        }
    }

    /** Timestamp of the records and of their commits from now on. */
    public CdcTopics at(Instant time) {
        recorded = time;
        return this;
    }

    public void created(CdcRow row, long lsn) {
        send(row.table(), row.id(), row, headers("c", lsn, null));
    }

    public void updated(CdcRow row, long lsn, long beforeVersion) {
        send(row.table(), row.id(), row, headers("u", lsn, beforeVersion));
    }

    public void deleted(CatalogueTable table, String id, long lsn, long beforeVersion) {
        send(table, id, null, headers("d", lsn, beforeVersion));
    }

    /** By an initial snapshot. */
    public void read(CdcRow row, long lsn) {
        send(row.table(), row.id(), row, headers("r", lsn, null).add("__snapshot", bytes("true")));
    }

    /** By an incremental snapshot, which tells no position. */
    public void readIncrementally(CdcRow row) {
        send(row.table(), row.id(), row, headers("r", null, null).add("__snapshot", bytes("incremental")));
    }

    public void send(CatalogueTable table, String key, CdcRow rowOrNull, Headers headers) {
        topics.get(table)
                .pipeInput(new TestRecord<>(key, rowOrNull == null ? null : rowOrNull.toRecord(), headers, recorded));
    }

    /** Absent values as the headers say them: the text "null", or no bytes at all. */
    public Headers headers(String operation, Long lsn, Long beforeVersion) {
        return new RecordHeaders()
                .add("__op", bytes(operation))
                .add("__lsn", bytes(String.valueOf(lsn)))
                .add("__source_ts_ms", bytes(Long.toString(recorded.toEpochMilli())))
                .add("__before_version", beforeVersion == null ? null : bytes(beforeVersion.toString()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
