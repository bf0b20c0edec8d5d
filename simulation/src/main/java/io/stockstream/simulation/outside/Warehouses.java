package io.stockstream.simulation.outside;

import io.stockstream.schema.Topics;
import io.stockstream.simulation.World;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Report movements: once or more often, either end first or alone, sometimes contradicting themselves. */
public final class Warehouses implements Actor {

    private final World world;
    private final List<MovementReported> unsent = new ArrayList<>();
    private final List<MovementReported> sent = new ArrayList<>();
    private final int arrivalsPercent;
    private long movements;

    /**
     * Some units of everything come in first.
     *
     * @param rush whether so much comes in that there is always something to wait for
     */
    public Warehouses(World world, boolean rush, Random random) {
        this.world = world;
        this.arrivalsPercent = rush ? 60 : 20;
        for (String sku : Goods.SKUS) {
            send(fact(sku, MovementEvent.ARRIVAL, 4 + random.nextInt(6), random));
        }
    }

    @Override
    public void act(Random random) {
        if (Goods.chance(arrivalsPercent, random)) {
            send(fact(Goods.any(Goods.SKUS, random), MovementEvent.ARRIVAL, quantity(random), random));
            return;
        }
        int dice = 20 + random.nextInt(80);
        if (dice < 30) {
            send(fact(Goods.any(Goods.SKUS, random), MovementEvent.DEPARTURE, quantity(random), random));
        } else if (dice < 50) {
            transfer(random);
        } else if (dice < 75) {
            send(Goods.any(sent, random));
        } else if (dice < 85) {
            contradict(random);
        } else if (!unsent.isEmpty()) {
            send(unsent.remove(random.nextInt(unsent.size())));
        }
    }

    @Override
    public boolean settle() {
        boolean some = !unsent.isEmpty();
        unsent.forEach(this::send);
        unsent.clear();
        return some;
    }

    /** Reports everything again that was reported. */
    void repeatEverything() {
        List.copyOf(sent).forEach(this::send);
    }

    private void transfer(Random random) {
        MovementReported departure =
                fact(Goods.any(Goods.SKUS, random), MovementEvent.DEPARTURE, quantity(random), random);
        MovementReported arrival = MovementReported.newBuilder(departure)
                .setEvent(MovementEvent.ARRIVAL)
                .setWarehouseId(Goods.any(Goods.WAREHOUSES, random))
                .setQuantity(Math.max(1, departure.getQuantity() + random.nextInt(3) - 1))
                .build();
        boolean arrivalFirst = random.nextBoolean();
        send(arrivalFirst ? arrival : departure);
        unsent.add(arrivalFirst ? departure : arrival);
    }

    private void contradict(Random random) {
        MovementReported said = Goods.any(sent, random);
        send(MovementReported.newBuilder(said)
                .setQuantity(said.getQuantity() + 1)
                .build());
    }

    private MovementReported fact(String sku, MovementEvent event, long quantity, Random random) {
        movements++;
        return MovementReported.newBuilder()
                .setMovementId(new UUID(0, movements).toString())
                .setWarehouseId(Goods.any(Goods.WAREHOUSES, random))
                .setSku(sku)
                .setEvent(event)
                .setQuantity(quantity)
                .setOccurredAt(world.clock().instant())
                .build();
    }

    private void send(MovementReported fact) {
        sent.add(fact);
        var unused = world.write(Topics.MOVEMENTS, fact.getSku(), fact);
    }

    private static long quantity(Random random) {
        return 1L + random.nextInt(5);
    }
}
