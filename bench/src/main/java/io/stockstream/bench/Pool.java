package io.stockstream.bench;

import io.stockstream.stock.MovementReported;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Departures whose goods are still under way; they arrive in any order. */
final class Pool {

    private final List<MovementReported> departures;
    private final int most;

    Pool(int most) {
        this.most = most;
        this.departures = new ArrayList<>(most);
    }

    boolean isFull() {
        return departures.size() == most;
    }

    void add(MovementReported departure) {
        departures.add(departure);
    }

    MovementReported takeAny(Random random) {
        MovementReported last = departures.removeLast();
        int place = random.nextInt(departures.size() + 1);
        return place == departures.size() ? last : departures.set(place, last);
    }
}
