package io.stockstream.schema;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.AddressRequested;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.ProductRequested;
import io.stockstream.catalogue.User;
import io.stockstream.catalogue.Warehouse;
import io.stockstream.horizon.Horizon;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.Order;
import io.stockstream.order.OrderCheckDue;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderRequested;
import io.stockstream.report.DailyReport;
import io.stockstream.report.DayClosed;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportStep;
import io.stockstream.report.ShardClosing;
import io.stockstream.report.ShardRevision;
import io.stockstream.report.ShardRows;
import io.stockstream.schedule.Schedule;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schedule.ScheduleRunEnded;
import io.stockstream.schedule.ScheduleRunRequested;
import io.stockstream.schedule.ScheduleState;
import io.stockstream.schedule.ScheduleTick;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.task.Task;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskType;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;

/** Every topic that carries Avro records of this system. A test holds this list against {@code topics.yaml}. */
public final class Topics {

    /** Facts: what warehouses report. Key: sku. */
    public static final Topic<String, MovementReported> MOVEMENTS =
            new Topic<>("warehouse.movements", Serdes.String(), MovementReported.class);

    /** Decisions: one for every fact. Key: sku. */
    public static final Topic<String, StockDecided> STOCK_DECISIONS =
            new Topic<>("stock.decisions", Serdes.String(), StockDecided.class);

    /**
     * View: the newest stock levels of a sku, in each warehouse and in all. Key:
     * {@link io.stockstream.stock.StockLevelKey}.
     */
    public static final Topic<String, StockLevel> STOCK_LEVELS =
            new Topic<>("stock.levels", Serdes.String(), StockLevel.class);

    /** View: the newest state of a movement. Key: movement id. */
    public static final Topic<String, Movement> STOCK_MOVEMENTS =
            new Topic<>("stock.movements", Serdes.String(), Movement.class);

    /** Facts: which movements are forgotten; one to every partition. No key. */
    public static final Topic<String, Horizon> STOCK_HORIZONS =
            new Topic<>("stock.horizons", Serdes.String(), Horizon.class);

    /** View: the newest row of a user. Key: id. */
    public static final Topic<String, User> USERS = new Topic<>("catalogue.users", Serdes.String(), User.class);

    /** View: the newest row of an address. Key: id. */
    public static final Topic<String, Address> ADDRESSES =
            new Topic<>("catalogue.addresses", Serdes.String(), Address.class);

    /** View: the newest row of a product. Key: id. */
    public static final Topic<String, Product> PRODUCTS =
            new Topic<>("catalogue.products", Serdes.String(), Product.class);

    /** View: the newest row of a warehouse. Key: id. */
    public static final Topic<String, Warehouse> WAREHOUSES =
            new Topic<>("catalogue.warehouses", Serdes.String(), Warehouse.class);

    /** Facts: requests to create or update a product. Key: sku, or id where no sku is given. */
    public static final Topic<String, ProductRequested> PRODUCT_REQUESTS =
            new Topic<>("catalogue.product-requests", Serdes.String(), ProductRequested.class);

    /** Facts: requests to create or update a delivery address. Key: id of the user, or of the address. */
    public static final Topic<String, AddressRequested> ADDRESS_REQUESTS =
            new Topic<>("catalogue.address-requests", Serdes.String(), AddressRequested.class);

    /** Commands: what the orders topology asks of stock. Key: sku. */
    public static final Topic<String, ReservationRequested> RESERVATIONS =
            new Topic<>("stock.reservations", Serdes.String(), ReservationRequested.class);

    /** Decisions: one for every command on a reservation. Key: sku. */
    public static final Topic<String, ReservationDecided> RESERVATION_DECISIONS =
            new Topic<>("stock.reservation-decisions", Serdes.String(), ReservationDecided.class);

    /** Facts: requests concerning orders. Key: order id. */
    public static final Topic<String, OrderRequested> ORDER_REQUESTS =
            new Topic<>("orders.requests", Serdes.String(), OrderRequested.class);

    /** Facts: it is time to look for orders that are stuck; one to every partition. No key. */
    public static final Topic<String, OrderCheckDue> ORDER_CHECKS =
            new Topic<>("orders.checks", Serdes.String(), OrderCheckDue.class);

    /** Facts: which orders are forgotten; one to every partition. No key. */
    public static final Topic<String, Horizon> ORDER_HORIZONS =
            new Topic<>("orders.horizons", Serdes.String(), Horizon.class);

    /** Commands: what the orders topology asks of the catalogue. Key: what is looked up. */
    public static final Topic<String, LookupRequested> LOOKUPS =
            new Topic<>("orders.lookups", Serdes.String(), LookupRequested.class);

    /** Answers of the catalogue. Key: order id. */
    public static final Topic<String, LookupAnswered> LOOKUP_ANSWERS =
            new Topic<>("orders.lookup-answers", Serdes.String(), LookupAnswered.class);

    /** Answers of stock. Key: order id. */
    public static final Topic<String, ReservationDecided> RESERVATION_OUTCOMES =
            new Topic<>("orders.reservation-outcomes", Serdes.String(), ReservationDecided.class);

    /** Decisions on orders. Key: order id. */
    public static final Topic<String, OrderDecided> ORDER_DECISIONS =
            new Topic<>("orders.decisions", Serdes.String(), OrderDecided.class);

    /** View: the newest state of an order. Key: order id. */
    public static final Topic<String, Order> ORDERS = new Topic<>("orders.orders", Serdes.String(), Order.class);

    /** View: the product that has a sku. Key: sku. */
    public static final Topic<String, Product> SKUS = new Topic<>("catalogue.skus", Serdes.String(), Product.class);

    /** Facts: work that other work does not delay. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_PRIORITY =
            new Topic<>("tasks.priority", Serdes.String(), TaskRequested.class);

    /** Facts: work. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_DEFAULT =
            new Topic<>("tasks.default", Serdes.String(), TaskRequested.class);

    /** Work of the queue priority that is tried again, step 1. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_PRIORITY_RETRY_1 =
            new Topic<>("tasks.priority.retry-1", Serdes.String(), TaskRequested.class);

    /** Work of the queue priority that is tried again, step 2. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_PRIORITY_RETRY_2 =
            new Topic<>("tasks.priority.retry-2", Serdes.String(), TaskRequested.class);

    /** Work of the queue priority that is tried again, step 3. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_PRIORITY_RETRY_3 =
            new Topic<>("tasks.priority.retry-3", Serdes.String(), TaskRequested.class);

    /** Work of the queue priority that is tried again, step 4. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_PRIORITY_RETRY_4 =
            new Topic<>("tasks.priority.retry-4", Serdes.String(), TaskRequested.class);

    /** Work of the queue default that is tried again, step 1. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_DEFAULT_RETRY_1 =
            new Topic<>("tasks.default.retry-1", Serdes.String(), TaskRequested.class);

    /** Work of the queue default that is tried again, step 2. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_DEFAULT_RETRY_2 =
            new Topic<>("tasks.default.retry-2", Serdes.String(), TaskRequested.class);

    /** Work of the queue default that is tried again, step 3. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_DEFAULT_RETRY_3 =
            new Topic<>("tasks.default.retry-3", Serdes.String(), TaskRequested.class);

    /** Work of the queue default that is tried again, step 4. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_DEFAULT_RETRY_4 =
            new Topic<>("tasks.default.retry-4", Serdes.String(), TaskRequested.class);

    /** Facts: tasks of the timers that the shop itself needs. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_SYSTEM =
            new Topic<>("tasks.system", Serdes.String(), TaskRequested.class);

    /** Facts: invoices to be made. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_INVOICES =
            new Topic<>("tasks.invoices", Serdes.String(), TaskRequested.class);

    /** Work of the queue system that is tried again, step 1. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_SYSTEM_RETRY_1 =
            new Topic<>("tasks.system.retry-1", Serdes.String(), TaskRequested.class);

    /** Work of the queue system that is tried again, step 2. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_SYSTEM_RETRY_2 =
            new Topic<>("tasks.system.retry-2", Serdes.String(), TaskRequested.class);

    /** Work of the queue system that is tried again, step 3. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_SYSTEM_RETRY_3 =
            new Topic<>("tasks.system.retry-3", Serdes.String(), TaskRequested.class);

    /** Work of the queue system that is tried again, step 4. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_SYSTEM_RETRY_4 =
            new Topic<>("tasks.system.retry-4", Serdes.String(), TaskRequested.class);

    /** Work of the queue invoices that is tried again, step 1. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_INVOICES_RETRY_1 =
            new Topic<>("tasks.invoices.retry-1", Serdes.String(), TaskRequested.class);

    /** Work of the queue invoices that is tried again, step 2. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_INVOICES_RETRY_2 =
            new Topic<>("tasks.invoices.retry-2", Serdes.String(), TaskRequested.class);

    /** Work of the queue invoices that is tried again, step 3. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_INVOICES_RETRY_3 =
            new Topic<>("tasks.invoices.retry-3", Serdes.String(), TaskRequested.class);

    /** Work of the queue invoices that is tried again, step 4. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_INVOICES_RETRY_4 =
            new Topic<>("tasks.invoices.retry-4", Serdes.String(), TaskRequested.class);

    /** Work that failed too often. Key: task id. */
    public static final Topic<String, TaskRequested> TASKS_DLQ =
            new Topic<>("tasks.dlq", Serdes.String(), TaskRequested.class);

    /** Facts: how far tasks have come. Key: task id. */
    public static final Topic<String, TaskReported> TASK_REPORTS =
            new Topic<>("tasks.reports", Serdes.String(), TaskReported.class);

    /** View: the newest state of a task. Key: task id. */
    public static final Topic<String, Task> TASKS = new Topic<>("tasks.tasks", Serdes.String(), Task.class);

    /** Facts: which tasks are forgotten; one to every partition. No key. */
    public static final Topic<String, Horizon> TASK_HORIZONS =
            new Topic<>("tasks.horizons", Serdes.String(), Horizon.class);

    /** View: a type of task that workers can do. Key: type. */
    public static final Topic<String, TaskType> TASK_TYPES =
            new Topic<>("tasks.types", Serdes.String(), TaskType.class);

    /** View: the newest row of a schedule. Key: id. */
    public static final Topic<String, Schedule> SCHEDULE_ROWS =
            new Topic<>("catalogue.schedules", Serdes.String(), Schedule.class);

    /** Facts: what time it is. No key. */
    public static final Topic<String, ScheduleTick> SCHEDULE_TICKS =
            new Topic<>("schedules.ticks", Serdes.String(), ScheduleTick.class);

    /** Facts: runs requested by hand. Key: schedule id. */
    public static final Topic<String, ScheduleRunRequested> SCHEDULE_RUN_REQUESTS =
            new Topic<>("schedules.run-requests", Serdes.String(), ScheduleRunRequested.class);

    /** Decisions: what became of due times. Key: schedule id. */
    public static final Topic<String, ScheduleFired> SCHEDULE_FIRINGS =
            new Topic<>("schedules.firings", Serdes.String(), ScheduleFired.class);

    /** Decisions: tasks of schedules that are over. Key: schedule id. */
    public static final Topic<String, ScheduleRunEnded> SCHEDULE_RUN_ENDS =
            new Topic<>("schedules.run-ends", Serdes.String(), ScheduleRunEnded.class);

    /** View: when a schedule ran and when it runs next. Key: schedule id. */
    public static final Topic<String, ScheduleState> SCHEDULES =
            new Topic<>("schedules.schedules", Serdes.String(), ScheduleState.class);

    /** Facts: a day is over. Key: report date. */
    public static final Topic<String, DayClosed> REPORT_CLOSINGS =
            new Topic<>("reports.closings", Serdes.String(), DayClosed.class);

    /**
     * Decisions: a shard has to tell its rows of a day that is over. Key: report date, in the partition of the shard.
     */
    public static final Topic<String, ShardClosing> SHARD_CLOSINGS =
            new Topic<>("reports.shard-closings", Serdes.String(), ShardClosing.class);

    /** Decisions: rows of a shard of a day that is over. Key: report date. */
    public static final Topic<String, ShardRows> SHARD_ROWS =
            new Topic<>("reports.shard-rows", Serdes.String(), ShardRows.class);

    /** Decisions: what changed in a day that is over. Key: report date. */
    public static final Topic<String, ShardRevision> SHARD_REVISIONS =
            new Topic<>("reports.shard-revisions", Serdes.String(), ShardRevision.class);

    /** View: state and totals of a day that is over. Key: report date. */
    public static final Topic<String, DayReport> REPORT_DAYS =
            new Topic<>("reports.days", Serdes.String(), DayReport.class);

    /** Decisions: the report of a closed day. Key: report date. */
    public static final Topic<String, DailyReport> DAILY_REPORTS =
            new Topic<>("reports.daily", Serdes.String(), DailyReport.class);

    /** Decisions: continuation of a large day's report. Key: report date. */
    public static final Topic<String, ReportStep> REPORT_STEPS =
            new Topic<>("reports.steps", Serdes.String(), ReportStep.class);

    /** Records that could not be processed, as raw bytes with the reason in headers. Not Avro, hence only a name. */
    public static final String DEAD_LETTERS = "stockstream.dead-letters";

    /**
     * Header of every record on the views of the catalogue, decimal text: the offset of the change that it shows, on
     * the cdc topic of the same table and in the partition of the same number.
     */
    public static final String CDC_OFFSET = "stockstream.cdc-offset";

    /**
     * Header of records on the views of the catalogue and on {@link #SKUS}, decimal text: when the change was committed
     * in PostgreSQL, milliseconds since 1970. Missing where it is unknown, as in a snapshot.
     */
    public static final String COMMITTED_AT = "stockstream.committed-at";

    /** Header of tombstones on the views of the catalogue, decimal text: version of the deleted row. */
    public static final String DELETED_VERSION = "stockstream.deleted-version";

    /**
     * Header of every record on {@link #SKUS}, decimal text: version of the row of the product that has the sku, or
     * that had it last.
     */
    public static final String PRODUCT_VERSION = "stockstream.product-version";

    /** Every Avro topic, in the order in which their schemas are registered. */
    public static final List<Topic<?, ?>> ALL = List.of(
            MOVEMENTS,
            STOCK_DECISIONS,
            STOCK_LEVELS,
            STOCK_MOVEMENTS,
            STOCK_HORIZONS,
            USERS,
            ADDRESSES,
            PRODUCTS,
            WAREHOUSES,
            PRODUCT_REQUESTS,
            ADDRESS_REQUESTS,
            RESERVATIONS,
            RESERVATION_DECISIONS,
            ORDER_REQUESTS,
            ORDER_CHECKS,
            ORDER_HORIZONS,
            LOOKUPS,
            LOOKUP_ANSWERS,
            RESERVATION_OUTCOMES,
            ORDER_DECISIONS,
            ORDERS,
            SKUS,
            TASKS_PRIORITY,
            TASKS_DEFAULT,
            TASKS_PRIORITY_RETRY_1,
            TASKS_PRIORITY_RETRY_2,
            TASKS_PRIORITY_RETRY_3,
            TASKS_PRIORITY_RETRY_4,
            TASKS_DEFAULT_RETRY_1,
            TASKS_DEFAULT_RETRY_2,
            TASKS_DEFAULT_RETRY_3,
            TASKS_DEFAULT_RETRY_4,
            TASKS_SYSTEM,
            TASKS_INVOICES,
            TASKS_SYSTEM_RETRY_1,
            TASKS_SYSTEM_RETRY_2,
            TASKS_SYSTEM_RETRY_3,
            TASKS_SYSTEM_RETRY_4,
            TASKS_INVOICES_RETRY_1,
            TASKS_INVOICES_RETRY_2,
            TASKS_INVOICES_RETRY_3,
            TASKS_INVOICES_RETRY_4,
            TASKS_DLQ,
            TASK_REPORTS,
            TASKS,
            TASK_HORIZONS,
            TASK_TYPES,
            SCHEDULE_ROWS,
            SCHEDULE_TICKS,
            SCHEDULE_RUN_REQUESTS,
            SCHEDULE_FIRINGS,
            SCHEDULE_RUN_ENDS,
            SCHEDULES,
            REPORT_CLOSINGS,
            SHARD_CLOSINGS,
            SHARD_ROWS,
            SHARD_REVISIONS,
            REPORT_DAYS,
            DAILY_REPORTS,
            REPORT_STEPS);

    private Topics() {}
}
