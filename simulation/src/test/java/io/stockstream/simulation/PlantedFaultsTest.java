package io.stockstream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A simulation that finds nothing proves nothing: here it has to find known faults. */
@Execution(ExecutionMode.CONCURRENT)
class PlantedFaultsTest {

    /** Processor time, so that the load of the machine does not matter. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.of(
                        "the stock of an order that fails is not released",
                        "order/decide/Transition.java",
                        "OrderStatus.FAILED, ReservationCommand.RELEASE",
                        "OrderStatus.FAILED, null"),
                Fault.of(
                                "a commit is said twice and counted twice",
                                "order/decide/Steps.java",
                                "effects.add(new OrderEffect.Command(",
                                "effects.add(new OrderEffect.Command(StockCommands.about(order, question, command)));\n"
                                        + "effects.add(new OrderEffect.Command(")
                        .and(
                                "stock/decide/ReservationDecider.java",
                                "case COMMITTED -> effects(answers.repeated(old, ReservationState.COMMITTED, stock));",
                                "case COMMITTED -> freed(known,"
                                        + " Levels.committed(stock, old.getAllocations(), answers.at()), old, answers);"),
                Fault.of(
                                "an arrival that is said again is counted again",
                                "stock/decide/StockDecider.java",
                                "if (known != null) {",
                                "if (known != null && fact.getQuantity() > 4) {")
                        .foundBy(4),
                Fault.of(
                        "released units stay held",
                        "stock/decide/Levels.java",
                        "units.forEach(each -> change.reserved(each.getWarehouseId(), -each.getQuantity()));",
                        "units.stream().skip(1).forEach(each -> change.reserved(each.getWarehouseId(), -each.getQuantity()));"),
                Fault.of(
                        "an order is processed before all of it is held",
                        "order/decide/HeldAnswers.java",
                        "asked + waiting.size() > 1;",
                        "asked + waiting.size() > 2;"),
                Fault.of(
                        "a release of what was sold loses the units",
                        "stock/decide/ReservationDecider.java",
                        "case COMMITTED ->\n                freed(known, Levels.returned(stock, old.getAllocations(), answers.at()), released, answers);",
                        "case COMMITTED -> releasedAgain(released, stock, answers);"),
                Fault.of(
                        "what stock is still asked for is not released when its order ends",
                        "order/decide/Steps.java",
                        "Questions.known(after.getQuestions())",
                        "Questions.in(after.getQuestions(), io.stockstream.order.QuestionState.HELD)"),
                Fault.of(
                        "a sale that had to wait is only held",
                        "stock/decide/WaitingDecider.java",
                        "Levels.serve(served, first.getSells(),",
                        "Levels.serve(served, false,"),
                Fault.of(
                        "an order of several skus is asked for as if each were sold alone",
                        "order/decide/StockCommands.java",
                        "hasOneSku(order) ?",
                        "hasOneSku(order) || order.getLines().size() == 3 ?"),
                Fault.of(
                        "what was decided on while stock answered is forgotten",
                        "order/topology/CollectedAnswers.java",
                        "return read(orderId, 0, decidedOf(orderId));",
                        "return List.of();"),
                Fault.of(
                        "who comes later is served while others wait",
                        "stock/decide/ReservationDecider.java",
                        "if (stock.waiting() == null\n                && Allocator",
                        "if (Allocator"),
                Fault.of(
                                "nobody is served when one that waits leaves",
                                "stock/decide/ReservationDecider.java",
                                "List<ReservationEffect> effects = freed(without, after, released, answers);",
                                "List<ReservationEffect> effects = changed(after, released, answers);")
                        .foundBy(69),
                Fault.of(
                        "an answer of an earlier round counts",
                        "order/decide/Questions.java",
                        "each.getRound() == round && each.getSku()",
                        "each.getSku()"),
                Fault.of(
                        "an order is refused for what others only hold",
                        "stock/decide/ReservationDecider.java",
                        "Allocator.shortage(stock.unsold(),",
                        "Allocator.shortage(stock.available(),"),
                Fault.of(
                                "a row that is on its way is taken for one that never was there",
                                "order/decide/LookupDecider.java",
                                "if (outcome == LookupOutcome.NOT_YET) {\n            notYet(",
                                "if (outcome == LookupOutcome.NOT_YET) {\n            absent(")
                        .foundBy(152),
                Fault.of(
                                "orders are answered from rows that are older than what they were placed against",
                                "catalogue/lookup/decide/LeastVersion.java",
                                "return live >= ofLive();",
                                "return true;")
                        .foundBy(4),
                Fault.of(
                        "an invoice names a version of its order that is never published",
                        "order/topology/OrderTasks.java",
                        "payload.put(\"version\", order.getVersion());",
                        "payload.put(\"version\", order.getVersion() + 1);"),
                Fault.of(
                        "checks never look at orders of three lines",
                        "order/topology/OrderBook.java",
                        "pending.put(order.getOrderId(), state);",
                        "(order.getLines().size() == 3 ? decided : pending).put(order.getOrderId(), state);"),
                Fault.of(
                        "a number of an invoice is given out again",
                        "order/decide/Steps.java",
                        "invoice.number() + 1",
                        "invoice.number() + (invoice.number() == 3 ? 0 : 1)"),
                Fault.of(
                        "a view keeps an older version",
                        "order/view/OrderView.java",
                        "now.getVersion() < before.getVersion()",
                        "now.getVersion() > before.getVersion() + 3"),
                Fault.of(
                        "an index keeps what no longer holds",
                        "stock/view/LevelView.java",
                        "entries.mark(listed(incoming.key(), before),",
                        "entries.mark(now == null ? listed(incoming.key(), before) : Set.of(),"),
                Fault.of(
                        "a restored decision has another position",
                        "platform/view/ViewRestore.java",
                        "record.topic(), record.partition(), record.offset(), Instant",
                        "record.topic(), record.partition(), record.offset() + 1, Instant"),
                Fault.of(
                                "the index of the fullest warehouses keeps what no longer holds",
                                "stock/topology/StockLedger.java",
                                "int MOST_SCANNED = 16;",
                                "int MOST_SCANNED = 1;")
                        .and(
                                "stock/topology/StockLedger.java",
                                "if (before != null && before.units() > 0) {",
                                "if (before != null && before.units() > 9) {"),
                Fault.of(
                        "a sku's level is published before those of its warehouses",
                        "stock/topology/ReservationBook.java",
                        "stock.changed().values().forEach(change -> publish(change.now(), timestamp));\n"
                                + "        publish(stock.all(), timestamp);",
                        "publish(stock.all(), timestamp);\n"
                                + "        stock.changed().values().forEach(change -> publish(change.now(), timestamp));"),
                Fault.of(
                                "lookups answer what was",
                                "catalogue/lookup/RowProcessor.java",
                                "rows.put(incoming.key(), incoming.value());",
                                "if (incoming.value() == null || rows.get(incoming.key()) == null) {"
                                        + " rows.put(incoming.key(), incoming.value()); }")
                        .foundBy(8),
                Fault.of(
                                "a deletion that is told again deletes the row that was made since",
                                "catalogue/decide/RowDecider.java",
                                "if (ofThisOrLater || isLater(change.lsn(), stored.getLsn())) {",
                                "if (stored.getVersion() > 0) {")
                        .foundBy(106),
                Fault.of(
                                "a schedule is not looked at when another moves before the first look",
                                "schedule/topology/DueSchedules.java",
                                "lowest != null && key.compareTo(lowest) < 0 ? key : lowest",
                                "lowest == null || key.compareTo(lowest) < 0 ? key : lowest")
                        .foundBy(186),
                Fault.of(
                        "a task is acted on before its ledger knows",
                        "task/work/TaskWorker.java",
                        "case Claim.Done done -> confirm(report(reports.succeeded(done)));",
                        "case Claim.Done done -> attempt(request, new Claim.Granted(1, 1,"
                                + " around.now(), java.util.Optional.empty()));"),
                Fault.of(
                        "the ledger is not told that a task is done",
                        "task/work/Conclusions.java",
                        "-> succeed(request, claim, ladder, result, end);",
                        "-> List.of(report(new TaskReports(request)"
                                + ".succeeded(new Claim.Done(claim.attempt(), claim.since(), end, around.name(), result))));"),
                Fault.of(
                        "a fact is decided on although its mark may be forgotten",
                        "stock/decide/MovementHorizon.java",
                        "return fact.getOccurredAt().isBefore(before);",
                        "return false;"),
                Fault.of(
                        "what is in transit is forgotten",
                        "stock/decide/MovementHorizon.java",
                        "movement.getStatus() != MovementStatus.IN_TRANSIT",
                        "movement.getStatus() != null"),
                Fault.of(
                        "a reservation outlives its order",
                        "order/topology/OrderForgetter.java",
                        "ReservationCommand.FORGET",
                        "ReservationCommand.RELEASE"),
                Fault.of(
                        "a decision takes its time from the clock",
                        "platform/runtime/InputOrigin.java",
                        "Instant.ofEpochMilli(incoming.timestamp())",
                        "Instant.now()"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldFindAFaultWhenItIsPlanted(Fault fault) throws Exception {
        LongFunction<Optional<Object>> simulator = FaultyClasses.of(fault).simulator();
        long begin = THREADS.getCurrentThreadCpuTime();

        Optional<Object> found = Optional.empty();
        long seed = fault.seed();
        while (found.isEmpty() && THREADS.getCurrentThreadCpuTime() - begin < LIMIT.toNanos()) {
            found = simulator.apply(seed);
            seed++;
        }

        assertThat(found)
                .as("what histories %d to %d show when %s", fault.seed(), seed - 1, fault)
                .isPresent();
        System.out.printf(
                "Found in %d ms: %s. %s%n",
                (THREADS.getCurrentThreadCpuTime() - begin) / 1_000_000, fault, found.orElseThrow());
    }
}
