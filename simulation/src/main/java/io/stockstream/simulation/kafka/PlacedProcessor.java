package io.stockstream.simulation.kafka;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** A processor that sees the real positions of itself and of its records. */
final class PlacedProcessor<K, V, K2, V2> implements Processor<K, V, K2, V2> {

    private final Processor<K, V, K2, V2> own;
    private final Place place;

    PlacedProcessor(Processor<K, V, K2, V2> own, Place place) {
        this.own = own;
        this.place = place;
    }

    @Override
    public void init(ProcessorContext<K2, V2> context) {
        own.init(new PlacedContext<>(context, place));
    }

    @Override
    public void process(Record<K, V> incoming) {
        own.process(incoming);
    }

    @Override
    public void close() {
        own.close();
    }
}
