package io.stockstream.simulation.outside;

import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.order.CancelOrder;
import io.stockstream.order.ChangeOrderStatus;
import io.stockstream.order.KnownRow;
import io.stockstream.order.LineRequested;
import io.stockstream.order.LookupKind;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.PlaceOrder;
import io.stockstream.schema.Topics;
import io.stockstream.simulation.World;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Place orders for the same few goods, repeat requests, change their minds. */
public final class Customers implements Actor {

    private final World world;
    private final boolean useCatalogue;
    private final boolean rush;
    private final Tables tables;
    private final List<OrderRequested> said = new ArrayList<>();
    private int orders;
    private int tasks;

    /**
     * @param useCatalogue whether they order by product, user and address, and without prices of their own
     * @param rush whether all of them order much, so that they wait for each other
     */
    public Customers(World world, boolean useCatalogue, boolean rush, Tables tables) {
        this.world = world;
        this.useCatalogue = useCatalogue;
        this.rush = rush;
        this.tables = tables;
    }

    @Override
    public void act(Random random) {
        int dice = said.isEmpty() ? 0 : random.nextInt(100);
        if (dice < 60) {
            orders++;
            say("order-" + orders, place(random), random);
        } else if (dice < 75) {
            OrderRequested again = Goods.any(said, random);
            say(again);
        } else if (dice < 80) {
            say(anOrder(random), place(random), random);
        } else if (dice < 92) {
            say(anOrder(random), new CancelOrder(null), random);
        } else {
            OrderStatus to = random.nextBoolean() ? OrderStatus.SHIPPED : OrderStatus.DELIVERED;
            say(anOrder(random), new ChangeOrderStatus(to), random);
        }
    }

    private String anOrder(Random random) {
        return Goods.chance(5, random) ? "order-never" : "order-" + (1 + random.nextInt(orders));
    }

    private void say(String orderId, Object command, Random random) {
        tasks++;
        List<KnownRow> against = command instanceof PlaceOrder place && useCatalogue && Goods.chance(50, random)
                ? placedAgainst(place)
                : List.of();
        say(new OrderRequested(orderId, Goods.chance(70, random) ? "command-" + tasks : null, command, against));
    }

    private void say(OrderRequested request) {
        said.add(request);
        var unused = world.write(Topics.ORDER_REQUESTS, request.getOrderId(), request);
    }

    /** Makes every request again, with an earlier time. */
    void repeatEverything(Instant then) {
        said.forEach(request -> world.write(Topics.ORDER_REQUESTS, request.getOrderId(), request, then));
    }

    /** The confirmed version of each row that the order names: lookups may not have seen it yet. */
    private List<KnownRow> placedAgainst(PlaceOrder place) {
        List<KnownRow> known = new ArrayList<>();
        if (place.getUserId() != null) {
            know(known, LookupKind.USER, CatalogueTable.USERS, Long.toString(place.getUserId()));
        }
        if (place.getDeliveryAddressId() != null) {
            know(known, LookupKind.ADDRESS, CatalogueTable.ADDRESSES, Long.toString(place.getDeliveryAddressId()));
        }
        for (LineRequested line : place.getLines()) {
            if (line.getProductId() != null) {
                know(known, LookupKind.PRODUCT, CatalogueTable.PRODUCTS, Long.toString(line.getProductId()));
            } else {
                know(
                        known,
                        LookupKind.SKU,
                        CatalogueTable.PRODUCTS,
                        line.getSku().substring("sku-".length()));
            }
        }
        return known;
    }

    private void know(List<KnownRow> known, LookupKind kind, CatalogueTable table, String id) {
        tables.known(kind, table, id).ifPresent(known::add);
    }

    private PlaceOrder place(Random random) {
        boolean known = useCatalogue && Goods.chance(40, random);
        List<LineRequested> lines = new ArrayList<>();
        int count = rush ? 2 + random.nextInt(2) : 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            lines.add(line(random));
        }
        return PlaceOrder.newBuilder()
                .setUserId(known ? 1L + random.nextInt(Tables.IDS) : null)
                .setEmail(known ? null : "customer@example.org")
                .setDeliveryAddressId(known && random.nextBoolean() ? 1L + random.nextInt(Tables.IDS) : null)
                .setLines(lines)
                .setCurrency(Goods.chance(30, random) ? "EUR" : null)
                .setDefaultCurrency(random.nextBoolean() ? "EUR" : null)
                .build();
    }

    private LineRequested line(Random random) {
        LineRequested.Builder line =
                LineRequested.newBuilder().setQuantity(rush ? 2L + random.nextInt(3) : 1L + random.nextInt(3));
        if (Goods.chance(10, random)) {
            line.setWarehouseId(Goods.any(Goods.WAREHOUSES, random));
        }
        if (useCatalogue && Goods.chance(30, random)) {
            return line.setProductId(1L + random.nextInt(Tables.IDS)).build();
        }
        line.setSku(
                Goods.chance(2, random)
                        ? Goods.NOWHERE
                        : Goods.any(rush ? Goods.SKUS.subList(0, 3) : Goods.SKUS, random));
        boolean ownPrice = !useCatalogue || random.nextBoolean();
        return line.setUnitPrice(ownPrice ? new BigDecimal("10.00") : null).build();
    }
}
