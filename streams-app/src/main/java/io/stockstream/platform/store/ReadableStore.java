package io.stockstream.platform.store;

import io.stockstream.catalogue.lookup.LookupStores;
import io.stockstream.catalogue.lookup.LookupsTopology;
import io.stockstream.catalogue.topology.CatalogueStores;
import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.catalogue.topology.CatalogueTopology;
import io.stockstream.order.view.OrderViewStores;
import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.platform.view.ViewStores;
import io.stockstream.report.topology.ReportStores;
import io.stockstream.report.topology.ReportTopology;
import io.stockstream.schedule.topology.ScheduleStores;
import io.stockstream.schedule.topology.ScheduleTopology;
import io.stockstream.schema.Topics;
import io.stockstream.stock.view.StockViewsTopology;
import io.stockstream.task.topology.TaskStores;
import io.stockstream.task.topology.TaskTopology;
import io.stockstream.task.view.TaskViewStores;
import io.stockstream.task.view.TaskViewsTopology;

/** A store that can be read: of which topology it is, and a topic whose partitions are the store's. */
public enum ReadableStore {
    /** Stock level by sku. */
    STOCK_LEVELS(StockViewsTopology.NAME, ViewStores.STOCK_LEVELS, Topics.STOCK_LEVELS.name()),
    /** Skus by warehouse. */
    WAREHOUSE_STOCK(StockViewsTopology.NAME, ViewStores.STOCK_LEVELS, Topics.STOCK_LEVELS.name(), "warehouse-stock"),
    /** Movement by id. */
    MOVEMENTS(StockViewsTopology.NAME, ViewStores.MOVEMENTS, Topics.STOCK_MOVEMENTS.name()),
    /** Movements by product and warehouse. */
    MOVEMENT_HISTORY(StockViewsTopology.NAME, ViewStores.MOVEMENTS, Topics.STOCK_MOVEMENTS.name(), "movement-history"),
    /** Rows of the catalogue by table and id. */
    CATALOGUE_ROWS(CatalogueTopology.NAME, CatalogueStores.ROWS, CatalogueTable.USERS.cdcTopic()),
    /** The same rows, in the order of their ids. */
    CATALOGUE_LIST(CatalogueTopology.NAME, CatalogueStores.ROWS, CatalogueTable.USERS.cdcTopic(), "catalogue-list"),
    /** How many live rows there are. */
    CATALOGUE_COUNTS(CatalogueTopology.NAME, CatalogueStores.COUNTS, CatalogueTable.USERS.cdcTopic()),
    /** Products by id and time. */
    PRODUCT_HISTORY(CatalogueTopology.NAME, CatalogueStores.PRODUCT_HISTORY, CatalogueTable.PRODUCTS.cdcTopic()),
    /** Users as orders see them. Callers use this path for every kind of row. */
    LOOKUP_USERS(LookupsTopology.NAME, LookupStores.USERS, Topics.LOOKUPS.name(), "lookup-rows"),
    /** Addresses as orders see them. */
    LOOKUP_ADDRESSES(LookupsTopology.NAME, LookupStores.ADDRESSES, Topics.LOOKUPS.name()),
    /** Products as orders see them. */
    LOOKUP_PRODUCTS(LookupsTopology.NAME, LookupStores.PRODUCTS, Topics.LOOKUPS.name()),
    /** Products by sku as orders see them. */
    LOOKUP_SKUS(LookupsTopology.NAME, LookupStores.SKUS, Topics.LOOKUPS.name()),
    /** Skus that no product has any more. */
    LOOKUP_LEFT_SKUS(LookupsTopology.NAME, LookupStores.LEFT_SKUS, Topics.LOOKUPS.name()),
    /** Users, addresses and products that were deleted. */
    LOOKUP_DELETED(LookupsTopology.NAME, LookupStores.DELETED, Topics.LOOKUPS.name()),
    /** Task by id. */
    TASKS(TaskTopology.NAME, TaskStores.TASKS, Topics.TASK_REPORTS.name()),
    /** State and totals of days that are over. */
    REPORT_DAYS(ReportTopology.NAME, ReportStores.DAYS, Topics.REPORT_CLOSINGS.name()),
    /** State and totals of the orders of a partition, by day. */
    REPORT_SHARDS(ReportTopology.NAME, ReportStores.SHARDS, Topics.ORDERS.name()),
    /** Orders by day. */
    REPORT_ROWS(ReportTopology.NAME, ReportStores.ROWS, Topics.ORDERS.name()),
    /** What was sold by day, currency and sku. */
    REPORT_TOTALS(ReportTopology.NAME, ReportStores.TOTALS, Topics.ORDERS.name()),
    /** What changed after days were final. */
    REPORT_REVISIONS(ReportTopology.NAME, ReportStores.REVISIONS, Topics.REPORT_CLOSINGS.name()),
    /** Stock by sku and day. */
    STOCK_DAYS(ReportTopology.NAME, ReportStores.STOCK_DAYS, Topics.STOCK_DECISIONS.name()),
    /** State of a schedule by its id. */
    SCHEDULES(ScheduleTopology.NAME, ScheduleStores.SCHEDULES, Topics.SCHEDULE_ROWS.name()),
    /** Decisions by schedule. */
    SCHEDULE_FIRINGS(ScheduleTopology.NAME, ScheduleStores.FIRINGS, Topics.SCHEDULE_ROWS.name()),
    /** Order by id. */
    ORDERS(OrderViewsTopology.NAME, OrderViewStores.ORDERS, Topics.ORDERS.name()),
    /** Orders by status and user. */
    ORDER_INDEX(OrderViewsTopology.NAME, OrderViewStores.ORDERS, Topics.ORDERS.name(), "order-index"),
    /** Decisions by order. */
    ORDER_DECISIONS(OrderViewsTopology.NAME, OrderViewStores.DECISIONS, Topics.ORDER_DECISIONS.name()),
    /** Task by id, as lists show it. */
    LISTED_TASKS(TaskViewsTopology.NAME, TaskViewStores.TASKS, Topics.TASKS.name()),
    /** Tasks by state, type and queue. */
    TASK_INDEX(TaskViewsTopology.NAME, TaskViewStores.TASKS, Topics.TASKS.name(), "task-index"),
    /** How many tasks there are of a type in a state. */
    TASK_COUNTS(TaskViewsTopology.NAME, TaskViewStores.TASKS, Topics.TASKS.name(), "task-counts");

    private final String topology;
    private final String storeName;
    private final String topic;
    private final String path;

    ReadableStore(String topology, String storeName, String topic) {
        this(topology, storeName, topic, storeName);
    }

    ReadableStore(String topology, String storeName, String topic, String path) {
        this.topology = topology;
        this.storeName = storeName;
        this.topic = topic;
        this.path = path;
    }

    /** Name of the topology that has the store. */
    public String topology() {
        return topology;
    }

    /** Name of the store in its topology. */
    public String storeName() {
        return storeName;
    }

    /** A topic that feeds the store; its partitions are the store's. */
    public String topic() {
        return topic;
    }

    /** Name under which callers know it: the last part of its path. */
    public String path() {
        return path;
    }
}
