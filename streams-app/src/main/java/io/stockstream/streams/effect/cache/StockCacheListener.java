package io.stockstream.streams.effect.cache;

import io.stockstream.stock.StockLevel;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/** Hands batches of levels to the projector, which is made with the first batch, when the topic is sure to exist. */
final class StockCacheListener implements BatchMessageListener<String, StockLevel> {

    private final Supplier<StockCacheProjector> maker;
    private final OutageLog outages;
    private StockCacheProjector projector;

    StockCacheListener(Supplier<StockCacheProjector> maker, OutageLog outages) {
        this.maker = maker;
        this.outages = outages;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, StockLevel>> records) {
        if (projector == null) {
            projector = maker.get();
        }
        projector.project(records);
        outages.written();
    }
}
