package io.stockstream.platform.runtime;

import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Measures how long processors take for a record, and reports how far they have come. Kafka's own metric is an average
 * over everything that a thread takes up at once, and hides a single record that fills the transaction's time. Kafka
 * creates instances of this class itself.
 */
public final class MeasuredProcessors implements ProcessorWrapper {

    /** The property that holds the {@link LongConsumer} of nanoseconds. */
    static final String LISTENER = "stockstream.processing.listener";

    /** The property that holds the {@link ProcessingProgress}. */
    static final String PROGRESS = "stockstream.read.progress";

    /** Kafka requires an application id here; the client supplies the real one. */
    private static final TopologyConfig CONFIG = new TopologyConfig(new StreamsConfig(Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            "any",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            "any:1",
            // Unnamed internal topics would be renumbered by the next change to the topology.
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
            true,
            StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG,
            MeasuredProcessors.class)));

    /** An empty topology whose processors will be measured. */
    static Topology topology() {
        return new Topology(CONFIG);
    }

    /** Of a processor that Kafka does not wrap: that of a store which is restored from its topic. */
    public static <K, V, K2, V2> ProcessorSupplier<K, V, K2, V2> measured(ProcessorSupplier<K, V, K2, V2> supplier) {
        return new MeasuredProcessors().wrapProcessorSupplier("", supplier);
    }

    @Override
    public <K, V, K2, V2> WrappedProcessorSupplier<K, V, K2, V2> wrapProcessorSupplier(
            String name, ProcessorSupplier<K, V, K2, V2> supplier) {
        return new WrappedProcessorSupplier<>() {
            @Override
            public Processor<K, V, K2, V2> get() {
                return new Measured<>(supplier.get());
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return supplier.stores();
            }
        };
    }

    @Override
    public <K, V, V2> WrappedFixedKeyProcessorSupplier<K, V, V2> wrapFixedKeyProcessorSupplier(
            String name, FixedKeyProcessorSupplier<K, V, V2> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    private static final class Measured<K, V, K2, V2> implements Processor<K, V, K2, V2> {

        private final Processor<K, V, K2, V2> own;
        private LongConsumer listener = Measured::ignore;
        private ProcessingProgress progress = new ProcessingProgress();
        private ProcessorContext<K2, V2> context;

        Measured(Processor<K, V, K2, V2> own) {
            this.own = own;
        }

        @Override
        public void init(ProcessorContext<K2, V2> processorContext) {
            context = processorContext;
            if (context.appConfigs().get(LISTENER) instanceof LongConsumer given) {
                listener = given;
            }
            if (context.appConfigs().get(PROGRESS) instanceof ProcessingProgress given) {
                progress = given;
            }
            progress.begin(context.taskId());
            own.init(context);
        }

        @Override
        public void process(Record<K, V> incoming) {
            long begin = System.nanoTime();
            own.process(incoming);
            listener.accept(System.nanoTime() - begin);
            context.recordMetadata().ifPresent(at -> progress.finished(context.taskId(), at));
        }

        @Override
        public void close() {
            if (context != null) {
                progress.end(context.taskId());
            }
            own.close();
        }

        private static void ignore(long nanos) {}
    }
}
