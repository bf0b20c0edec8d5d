package io.stockstream.simulation.outside;

import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.order.Order;
import io.stockstream.order.OrderStatus;
import io.stockstream.schema.Topics;
import io.stockstream.simulation.World;
import io.stockstream.simulation.kafka.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;

/** The participants of a history: no history has all kinds, so that each kind gets enough turns. */
public final class Outside {

    private final World world;
    private final List<Actor> actors = new ArrayList<>();
    private final List<Actor> dice = new ArrayList<>();
    private final Timer timer;
    private final Tables tables;
    private final Workers workers;
    private final Warehouses warehouses;
    private final Customers customers;

    public Outside(World world, Random random) {
        this.world = world;
        boolean rush = Goods.chance(40, random);
        boolean catalogue = !rush && Goods.chance(60, random);
        List<CatalogueTable> changing = new ArrayList<>();
        if (catalogue) {
            changing.addAll(List.of(CatalogueTable.USERS, CatalogueTable.ADDRESSES, CatalogueTable.PRODUCTS));
        }
        boolean schedules = !rush && Goods.chance(60, random);
        if (schedules) {
            changing.add(CatalogueTable.SCHEDULES);
        }
        tables = new Tables(world, changing, random);
        timer = new Timer(world, random);
        warehouses = new Warehouses(world, rush, random);
        customers = new Customers(world, catalogue, rush, tables);
        add(warehouses, 2);
        add(customers, rush ? 8 : 4);
        add(timer, 1);
        if (!changing.isEmpty()) {
            add(tables, 3);
        }
        workers = new Workers(world, random);
        add(workers, 5);
        if (schedules) {
            add(new Operators(world), 1);
        }
    }

    private void add(Actor actor, int weight) {
        actors.add(actor);
        for (int i = 0; i < weight; i++) {
            dice.add(actor);
        }
    }

    /** Any participant. */
    public Actor any(Random random) {
        return Goods.any(dice, random);
    }

    public List<Actor> actors() {
        return actors;
    }

    public Tables tables() {
        return tables;
    }

    public Workers workers() {
        return workers;
    }

    /** Reports every movement again, and makes every request of customers again, with the time of then. */
    public void repeatEverything(Instant then) {
        warehouses.repeatEverything();
        customers.repeatEverything(then);
    }

    /** Triggers a check of stuck orders. */
    public void check() {
        timer.check();
    }

    /** Restarts the connector, if it had stopped. */
    public void comeBack() {
        tables.comeBack();
    }

    /** Whether the connector has stopped. */
    public boolean isAway() {
        return tables.isAway();
    }

    /** Whether any participant waits for the passing of time. */
    public boolean isWaiting() {
        return !waiting().isEmpty() || workers.isWaiting();
    }

    /** The orders that are pending. */
    public List<String> waiting() {
        Map<String, OrderStatus> newest = new HashMap<>();
        for (int partition = 0; partition < World.PARTITIONS; partition++) {
            for (LogRecord written : world.log().of(new TopicPartition(Topics.ORDERS.name(), partition))) {
                Order order = world.codec().read(Topics.ORDERS, written);
                // An order that is forgotten was not pending.
                if (order != null) {
                    newest.put(order.getOrderId(), order.getStatus());
                }
            }
        }
        newest.values().removeIf(status -> status != OrderStatus.PENDING);
        return List.copyOf(newest.keySet());
    }
}
