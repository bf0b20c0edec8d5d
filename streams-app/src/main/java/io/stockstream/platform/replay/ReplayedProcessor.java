package io.stockstream.platform.replay;

import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/** Lets a processor see each input as it saw it live, at its own position. */
final class ReplayedProcessor<K, V, K2, V2> implements Processor<K, Replayed<V>, K2, V2> {

    private final Processor<K, V, K2, V2> original;
    private PositionedContext<K2, V2> context;

    private ReplayedProcessor(Processor<K, V, K2, V2> original) {
        this.original = original;
    }

    /** Makes such processors. */
    static <K, V, K2, V2> ProcessorSupplier<K, Replayed<V>, K2, V2> of(ProcessorSupplier<K, V, K2, V2> supplier) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<K, Replayed<V>, K2, V2> get() {
                return new ReplayedProcessor<>(supplier.get());
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return supplier.stores();
            }
        };
    }

    @Override
    public void init(ProcessorContext<K2, V2> processorContext) {
        context = new PositionedContext<>(processorContext);
        original.init(context);
    }

    @Override
    public void process(Record<K, Replayed<V>> replayed) {
        context.moveTo(replayed.value().position());
        original.process(replayed.withValue(replayed.value().value()));
    }

    @Override
    public void close() {
        original.close();
    }
}
