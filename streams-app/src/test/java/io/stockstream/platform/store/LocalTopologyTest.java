package io.stockstream.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTopologyTest {

    @TempDir
    private Path state;

    @Test
    void shouldKnowNobodyBeforeItStartsAndAfterItStopped() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("in").to("out");
        Properties properties = new Properties();
        properties.putAll(
                Map.of("application.id", "any", "bootstrap.servers", "localhost:1", "state.dir", state.toString()));
        LocalTopology topology;
        try (KafkaStreams streams = new KafkaStreams(builder.build(), properties)) {
            topology = new LocalTopology("any", List.of(), () -> streams, Optional::empty, null);

            assertThat(topology.instances()).isEmpty();
        }

        assertThat(topology.instances()).isEmpty();
    }
}
