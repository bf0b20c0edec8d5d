package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Runs the loads of Stockstream at its peers, and prints them side by side. The peers have the machine for themselves:
 * Stockstream is stopped, and PostgreSQL, as {@code local} starts it, is all that runs beside this process.
 */
final class PeerComparison {

    private static final String ROW = "%-28s %9s %9s %9s %9s %9s %9s %9s %9s%n";

    /** Orders for the last units of one sku, and how many units there are. */
    private static final int SCARCE = 2_000;

    private static final int LEFT = 500;

    /** So many orders are decided before any counts, or more: the JVM compiles meanwhile. */
    private static final int LEAST_WARM_UP = 10_000;

    private final Map<OrderLoad, Speed> ours;

    /**
     * @param ours what Stockstream did with each load, in this run
     */
    PeerComparison(Map<OrderLoad, Speed> ours) {
        this.ours = ours;
    }

    void run(Path home, int warmUp) throws SQLException {
        try (LocalSystem system =
                LocalSystem.builder(home).freePorts().only("postgres").build()) {
            Started.start(system);
            try (PeerDatabase database = new PeerDatabase(system)) {
                database.requireDurability();
                run(database, system.pid("postgres"), warmUp);
            }
        }
    }

    private void run(PeerDatabase database, long postgres, int warmUp) throws SQLException {
        Map<Peer, PeerShop> shops = new EnumMap<>(Peer.class);
        for (Peer peer : Peer.values()) {
            shops.put(peer, new PeerShop(peer, database, postgres));
            Speed unused = shops.get(peer).run(new OrderLoad("warm", Math.max(warmUp, LEAST_WARM_UP), 1, false, true));
        }
        System.out.println("peers, orders/s, and seconds of processor time of all processes for 10,000 orders:");
        System.out.printf(ROW, "", "ours", "lean", "ours÷lean", "equal", "ours÷equal", "s ours", "s lean", "s equal");
        for (Map.Entry<OrderLoad, Speed> entry : ours.entrySet()) {
            Speed lean = shops.get(Peer.LEAN).run(entry.getKey());
            Speed equal = shops.get(Peer.EQUAL).run(entry.getKey());
            print(entry.getKey(), entry.getValue(), lean, equal);
        }
        for (PeerShop shop : shops.values()) {
            sellOut(shop);
        }
        System.out.printf(
                Locale.ROOT,
                "the peers' books are right: stock conserved and nowhere negative, %,d orders each, of which %,d rejected%n",
                shops.get(Peer.LEAN).orders(),
                shops.get(Peer.LEAN).orders() - shops.get(Peer.LEAN).accepted());
    }

    /** More orders than units: a peer that oversells, or refuses too many, is no peer. */
    private static void sellOut(PeerShop shop) throws SQLException {
        long before = shop.accepted();
        shop.leave(LEFT);
        Speed unused = shop.run(new OrderLoad("scarce", SCARCE, 3, true, true));
        if (shop.accepted() - before != LEFT) {
            throw new IllegalStateException("Of %d units a peer sold %d".formatted(LEFT, shop.accepted() - before));
        }
    }

    private static void print(OrderLoad load, Speed our, Speed lean, Speed equal) {
        System.out.printf(
                ROW,
                load,
                rate(our),
                rate(lean),
                our.ratio(lean),
                rate(equal),
                our.ratio(equal),
                seconds(our),
                seconds(lean),
                seconds(equal));
    }

    private static String rate(Speed speed) {
        return String.format(Locale.ROOT, "%,.0f", speed.perSecond());
    }

    private static String seconds(Speed speed) {
        return String.format(Locale.ROOT, "%.1f", speed.cpu());
    }
}
