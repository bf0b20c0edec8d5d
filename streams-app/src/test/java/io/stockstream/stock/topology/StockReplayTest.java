package io.stockstream.stock.topology;

import io.stockstream.horizon.Horizon;
import io.stockstream.platform.replay.Rerun;
import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.decide.StockSteps;
import io.stockstream.stock.decide.WaitingDecider;
import io.stockstream.streams.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Movements and commands that are replayed come to the same decisions, in whatever order the two topics and the script
 * are read.
 */
class StockReplayTest {

    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void shouldDecideTheSameAgain(@ForAll("steps") List<SpecificRecord> steps, @ForAll Random random) {
        try (Rerun stock = new Rerun(
                new StockTopology(serdes, StoreKind.MEMORY, StoreKind.MEMORY, 1, decided -> {}, decided -> {}))) {
            Instant at = Facts.NOON;
            for (SpecificRecord step : steps) {
                at = at.plusMillis(random.nextInt(3));
                take(stock, step, at);
            }
            stock.assertSameAgain(random);
        }
    }

    /** Facts of two years, some of them repeated, while the horizon moves on. */
    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void shouldForgetTheSameAgain(@ForAll("agedSteps") List<SpecificRecord> steps, @ForAll Random random) {
        try (Rerun stock = new Rerun(
                new StockTopology(serdes, StoreKind.MEMORY, StoreKind.MEMORY, 1, decided -> {}, decided -> {}))) {
            Instant at = Facts.NOON;
            for (SpecificRecord step : steps) {
                at = at.plusMillis(random.nextInt(3));
                take(stock, step, at);
            }
            stock.assertSameAgain(random);
        }
    }

    @Example
    void shouldDecideTheSameAgainWhenStockGoesOnByItself(@ForAll Random random) {
        try (Rerun stock = new Rerun(
                new StockTopology(serdes, StoreKind.MEMORY, StoreKind.MEMORY, 1, decided -> {}, decided -> {}))) {
            take(stock, Facts.arrival("a", "A", 10), Facts.NOON);
            take(stock, Commands.reserve("first", Commands.any(10)), Facts.NOON);
            for (int i = 0; i < WaitingDecider.MOST_LOOKED_AT + 9; i++) {
                ReservationPart one = Commands.any(1);
                take(stock, i % 2 == 0 ? Commands.reserve("o" + i, one) : Commands.sell("o" + i, one), Facts.NOON);
            }
            take(stock, Commands.commit("first"), Facts.NOON);
            take(stock, Facts.arrival("b", "B", 10), Facts.NOON);
            take(stock, Commands.reserve("last", Commands.any(10)), Facts.NOON);
            stock.assertSameAgain(random);
        }
    }

    private void take(Rerun stock, SpecificRecord step, Instant at) {
        switch (step) {
            case MovementReported fact -> pipe(stock, Topics.MOVEMENTS, fact.getSku(), fact, at);
            case ReservationRequested command -> pipe(stock, Topics.RESERVATIONS, command.getSku(), command, at);
            case Horizon horizon -> pipe(stock, Topics.STOCK_HORIZONS, null, horizon, at);
            default -> throw new IllegalArgumentException("No step: " + step);
        }
    }

    private <V extends SpecificRecord> void pipe(Rerun stock, Topic<String, V> topic, String key, V value, Instant at) {
        stock.pipe(
                topic.name(),
                key == null ? null : new StringSerializer().serialize(topic.name(), key),
                serdes.value(topic).serializer().serialize(topic.name(), value),
                at);
    }

    @Provide
    Arbitrary<List<SpecificRecord>> agedSteps() {
        return AgedSteps.steps();
    }

    @Provide
    Arbitrary<List<SpecificRecord>> steps() {
        return new StockSteps().get();
    }
}
