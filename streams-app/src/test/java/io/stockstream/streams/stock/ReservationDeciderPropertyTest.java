package io.stockstream.streams.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockLevel;
import io.stockstream.streams.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;

/**
 * Movements and commands in any order, with few ids, so that duplicates, refusals, releases that overtake and departures that meet
 * reserved stock all happen. An order that expires is released, as one that is cancelled.
 */
class ReservationDeciderPropertyTest {

    private static final List<String> SKUS = List.of(Facts.SKU, "SKU-2");
    private static final int LAST_ROUND = 3;
    private static final List<String> ORDERS = List.of("o1", "o2", "o3", "o4", "o5");

    @Property
    void shouldBalanceAfterEveryStep(@ForAll("steps") List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            take(journal, step);

            Balance balance = journal.balance();
            assertThat(balance.isConserved()).as("conserved").isTrue();
            assertThat(balance.isNowhereNegative()).as("nowhere negative").isTrue();
            assertThat(balance.isHeldByReservations())
                    .as("held by reservations")
                    .isTrue();
            assertThat(balance.isSoldByReservations())
                    .as("sold by reservations")
                    .isTrue();
        }
    }

    @Property
    void shouldCountTheVersionUpByOneWhereALevelChanged(@ForAll("steps") List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            Map<String, StockLevel> before = new HashMap<>(journal.levels());
            take(journal, step);

            for (String sku : SKUS) {
                StockLevel old = before.getOrDefault(sku, Levels.empty(sku));
                StockLevel now = journal.level(sku);
                assertThat(now.getVersion()).isEqualTo(old.getVersion() + (now.equals(old) ? 0 : 1));
            }
        }
    }

    @Property
    void shouldChangeNothingAndAnswerTheSameWhenACommandIsRepeatedAtOnce(@ForAll("steps") List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            take(journal, step);
            if (step instanceof ReservationRequested command) {
                ReservationDecided first = answerTo(command, journal);
                Map<String, StockLevel> levels = new HashMap<>(journal.levels());
                Map<String, Reservation> reservations = new HashMap<>(journal.reservations());

                ReservationDecided second = journal.request(command);

                assertThat(journal.levels()).isEqualTo(levels);
                assertThat(journal.reservations()).isEqualTo(reservations);
                assertThat(sameButForRepetition(first, second)).isEqualTo(first);
            }
        }
    }

    @Property
    void shouldHoldAllPartsOrNone(@ForAll("steps") List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            StockLevel before = step instanceof ReservationRequested command ? journal.level(command.getSku()) : null;
            take(journal, step);
            if (step instanceof ReservationRequested command && command.getCommand() == ReservationCommand.RESERVE) {
                ReservationDecided decided = answerTo(command, journal);
                boolean held = decided.getState() == ReservationState.HELD && !decided.getRepeated();

                assertThat(journal.level(command.getSku()).getReserved() - before.getReserved())
                        .isEqualTo(held ? Reservations.quantity(command.getParts()) : 0);
                if (held) {
                    assertServed(command, decided.getAllocations());
                }
            }
        }
    }

    /** Every wait is necessary: the first reservation cannot be held now, and could be if every hold ended. */
    @Property
    void shouldServeOrRefuseTheFirstThatWaitsAsSoonAsItCan(@ForAll("steps") List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            take(journal, step);

            for (StockLevel level : journal.levels().values()) {
                journal.firstWaiting(level.getSku()).ifPresent(first -> {
                    assertThat(Allocator.allocate(level, first.getParts()))
                            .isInstanceOf(Allocator.Result.Insufficient.class);
                    assertThat(Allocator.allocate(Levels.withNothingHeld(level, Facts.NOON), first.getParts()))
                            .isInstanceOf(Allocator.Result.Served.class);
                });
                long waiting = journal.reservations().values().stream()
                        .filter(each -> each.getSku().equals(level.getSku()))
                        .filter(each -> each.getState() == ReservationState.WAITING)
                        .count();
                assertThat(level.getWaiting() == null ? 0 : level.getWaiting().getSize())
                        .isEqualTo(waiting);
            }
        }
    }

    @Property
    void shouldHoldForNobodyWhoComesWhileOthersWait(@ForAll("steps") List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            Map<String, StockLevel> before = new HashMap<>(journal.levels());
            int answers = journal.answers().size();
            take(journal, step);

            for (ReservationDecided decided :
                    journal.answers().subList(answers, journal.answers().size())) {
                StockLevel old = before.get(decided.getSku());
                boolean othersWait = old != null && old.getWaiting() != null;
                boolean comes = decided.getCommand() == ReservationCommand.RESERVE
                        && !decided.getRepeated()
                        && !decided.getFollowed();
                assertThat(othersWait && comes && decided.getState() == ReservationState.HELD)
                        .isFalse();
            }
        }
    }

    @Property
    void shouldEndWaitsInTheOrderInWhichTheyBegan(@ForAll("steps") List<SpecificRecord> steps) {
        Journal journal = new Journal();
        steps.forEach(step -> take(journal, step));

        for (String sku : SKUS) {
            assertThat(journal.answers().stream()
                            .filter(answer ->
                                    answer.getFollowed() && answer.getSku().equals(sku))
                            .map(answer -> answer.getCommandPosition().getOffset()))
                    .isSorted();
        }
    }

    @Property
    void shouldStayReleasedInItsRoundWhateverFollows(@ForAll("steps") List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            Map<String, Reservation> before = new HashMap<>(journal.reservations());
            take(journal, step);

            before.forEach((key, reservation) -> {
                Reservation now = journal.reservations().get(key);
                if (reservation.getState() == ReservationState.RELEASED && now.getRound() == reservation.getRound()) {
                    assertThat(now).isEqualTo(reservation);
                }
                assertThat(now.getRound()).isGreaterThanOrEqualTo(reservation.getRound());
            });
        }
    }

    @Property
    void shouldHoldAndSellNothingOnceEveryOrderIsReleased(@ForAll("steps") List<SpecificRecord> steps) {
        Journal journal = new Journal();
        steps.forEach(step -> take(journal, step));
        SKUS.forEach(sku ->
                ORDERS.forEach(order -> journal.request(Commands.inRound(LAST_ROUND, Commands.release(order, sku)))));
        assertThat(journal.waiting()).isEmpty();

        assertThat(journal.levels().values())
                .allMatch(level -> level.getReserved() == 0 && level.getSold() == 0)
                .allMatch(level -> level.getOnHand() + level.getInTransit() + level.getLost() - level.getSurplus()
                        == level.getReceived());
    }

    @Property
    void shouldTellOrdersWhatItAnsweredOnReserve(@ForAll("steps") List<SpecificRecord> steps) {
        Journal journal = new Journal();
        steps.forEach(step -> take(journal, step));

        assertThat(journal.answers().stream().filter(answer -> !answer.getFollowed()))
                .hasSize((int) steps.stream()
                        .filter(ReservationRequested.class::isInstance)
                        .count());
        assertThat(journal.answersToOrders())
                .isEqualTo(journal.answers().stream()
                        .filter(answer -> answer.getCommand() == ReservationCommand.RESERVE)
                        .toList());
    }

    private static void take(Journal journal, SpecificRecord step) {
        switch (step) {
            case MovementReported fact -> journal.report(fact);
            case ReservationRequested command -> journal.request(command);
            default -> throw new IllegalArgumentException("No step: " + step);
        }
    }

    /** Other waiting reservations may have been answered after it. */
    private static ReservationDecided answerTo(ReservationRequested command, Journal journal) {
        return journal.answers().reversed().stream()
                .filter(answer -> !answer.getFollowed() && answer.getOrderId().equals(command.getOrderId()))
                .findFirst()
                .orElseThrow();
    }

    private static ReservationDecided sameButForRepetition(ReservationDecided first, ReservationDecided second) {
        return ReservationDecided.newBuilder(second)
                .setRepeated(first.getRepeated())
                .setChanged(first.getChanged())
                .setStockVersion(first.getStockVersion())
                .setDecidedAt(first.getDecidedAt())
                .setCommandPosition(first.getCommandPosition())
                .build();
    }

    private static void assertServed(ReservationRequested command, List<ReservationAllocation> allocations) {
        for (int i = 0; i < command.getParts().size(); i++) {
            int index = i;
            ReservationPart part = command.getParts().get(i);
            List<ReservationAllocation> ofPart =
                    allocations.stream().filter(each -> each.getPart() == index).toList();
            assertThat(ofPart.stream()
                            .mapToLong(ReservationAllocation::getQuantity)
                            .sum())
                    .isEqualTo(part.getQuantity());
            assertThat(ofPart)
                    .allMatch(each -> each.getQuantity() > 0)
                    .allMatch(each -> part.getWarehouseId() == null
                            || Objects.equals(part.getWarehouseId(), each.getWarehouseId()));
        }
    }

    @Provide
    Arbitrary<List<SpecificRecord>> steps() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, arrivals()),
                        Tuple.of(2, movements()),
                        Tuple.of(3, reserves()),
                        Tuple.of(4, others()))
                .list()
                .ofMaxSize(60)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<SpecificRecord> arrivals() {
        return Combinators.combine(
                        sku(),
                        warehouse(),
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.longs().between(1, 30))
                .as((sku, warehouse, supply, quantity) ->
                        Facts.fact(sku, "supply" + supply, warehouse, MovementEvent.ARRIVAL, quantity, Facts.NOON));
    }

    private static Arbitrary<SpecificRecord> movements() {
        return Combinators.combine(
                        sku(),
                        warehouse(),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(MovementEvent.DEPARTURE, MovementEvent.ARRIVAL),
                        quantity())
                .as((sku, warehouse, movement, event, quantity) ->
                        Facts.fact(sku, "m" + movement, warehouse, event, quantity, Facts.NOON));
    }

    private static Arbitrary<SpecificRecord> reserves() {
        Arbitrary<ReservationPart> part =
                Combinators.combine(quantity(), warehouse().injectNull(0.6)).as(ReservationPart::new);
        return Combinators.combine(order(), sku(), part.list().ofMinSize(1).ofMaxSize(3), round())
                .as((order, sku, parts, round) -> Commands.inRound(round, Commands.reserve(order, sku, parts)));
    }

    private static Arbitrary<SpecificRecord> others() {
        return Combinators.combine(order(), sku(), Arbitraries.of(true, true, false), round())
                .as((order, sku, commits, round) ->
                        Commands.inRound(round, commits ? Commands.commit(order, sku) : Commands.release(order, sku)));
    }

    /** Later rounds are rarer. */
    private static Arbitrary<Integer> round() {
        return Arbitraries.of(1, 1, 1, 2, 2, LAST_ROUND);
    }

    private static Arbitrary<String> sku() {
        return Arbitraries.of(Facts.SKU, Facts.SKU, Facts.SKU, "SKU-2");
    }

    private static Arbitrary<String> order() {
        return Arbitraries.of(ORDERS);
    }

    private static Arbitrary<String> warehouse() {
        return Arbitraries.of("A", "B", "C");
    }

    private static Arbitrary<Long> quantity() {
        return Arbitraries.longs().between(1, 9);
    }
}
