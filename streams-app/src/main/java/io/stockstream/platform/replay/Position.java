package io.stockstream.platform.replay;

import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Where an input stood in the log; the replayed processor sees it in place of the record that let the input come. */
record Position(String topic, int partition, long offset) implements RecordMetadata {}
