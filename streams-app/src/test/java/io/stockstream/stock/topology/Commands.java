package io.stockstream.stock.topology;

import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.streams.Facts;
import java.util.List;

/** Commands on reservations as tests say them. */
public final class Commands {

    private Commands() {}

    public static ReservationRequested reserve(String order, ReservationPart... parts) {
        return reserve(order, Facts.SKU, List.of(parts));
    }

    public static ReservationRequested reserve(String order, String sku, List<ReservationPart> parts) {
        return new ReservationRequested(order, sku, ReservationCommand.RESERVE, parts, 1);
    }

    public static ReservationRequested sell(String order, ReservationPart... parts) {
        return sell(order, Facts.SKU, List.of(parts));
    }

    public static ReservationRequested sell(String order, String sku, List<ReservationPart> parts) {
        return new ReservationRequested(order, sku, ReservationCommand.SELL, parts, 1);
    }

    public static ReservationRequested commit(String order) {
        return commit(order, Facts.SKU);
    }

    public static ReservationRequested commit(String order, String sku) {
        return new ReservationRequested(order, sku, ReservationCommand.COMMIT, List.of(), 1);
    }

    public static ReservationRequested forget(String order) {
        return new ReservationRequested(order, Facts.SKU, ReservationCommand.FORGET, List.of(), 1);
    }

    public static ReservationRequested release(String order) {
        return release(order, Facts.SKU);
    }

    public static ReservationRequested release(String order, String sku) {
        return new ReservationRequested(order, sku, ReservationCommand.RELEASE, List.of(), 1);
    }

    /** A command of stock to itself. */
    public static ReservationRequested serveWaiting() {
        return new ReservationRequested("", Facts.SKU, ReservationCommand.SERVE_WAITING, List.of(), 1);
    }

    /** The command in another round. */
    public static ReservationRequested inRound(int round, ReservationRequested command) {
        return ReservationRequested.newBuilder(command).setRound(round).build();
    }

    /** Units from any warehouse. */
    public static ReservationPart any(long quantity) {
        return new ReservationPart(quantity, null);
    }

    /** Units from this warehouse. */
    public static ReservationPart named(String warehouse, long quantity) {
        return new ReservationPart(quantity, warehouse);
    }
}
