package io.stockstream.stock.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.stock.Reservation;
import io.stockstream.stock.ReservationAllocation;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.topology.Commands;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.specific.SpecificRecord;

/** What holds after every step. */
class ReservationDeciderPropertyTest {

    @Property
    void shouldBalanceAfterEveryStep(@ForAll(supplier = StockSteps.class) List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            StockSteps.take(journal, step);

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
    void shouldCountTheVersionUpByOneWhereALevelChanged(
            @ForAll(supplier = StockSteps.class) List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            Map<String, StockLevel> before = new HashMap<>(journal.levels());
            StockSteps.take(journal, step);

            for (String sku : StockSteps.SKUS) {
                StockLevel old = before.getOrDefault(sku, SkuStock.empty(sku).all());
                StockLevel now = journal.level(sku);
                assertThat(now.getVersion()).isEqualTo(old.getVersion() + (now.equals(old) ? 0 : 1));
            }
        }
    }

    @Property
    void shouldChangeNothingAndAnswerTheSameWhenACommandIsRepeatedAtOnce(
            @ForAll(supplier = StockSteps.class) List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            StockSteps.take(journal, step);
            if (step instanceof ReservationRequested command) {
                ReservationDecided first = answerTo(command, journal);
                Map<String, StockLevel> levels = new HashMap<>(journal.records());
                Map<String, Reservation> reservations = new HashMap<>(journal.reservations());

                ReservationDecided second = journal.request(command);

                assertThat(journal.records()).isEqualTo(levels);
                assertThat(journal.reservations()).isEqualTo(reservations);
                assertThat(sameButForRepetition(first, second)).isEqualTo(first);
            }
        }
    }

    @Property
    void shouldSellAllPartsOrNone(@ForAll(supplier = StockSteps.class) List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            StockLevel before = step instanceof ReservationRequested command ? journal.level(command.getSku()) : null;
            StockSteps.take(journal, step);
            if (step instanceof ReservationRequested command && command.getCommand() == ReservationCommand.SELL) {
                ReservationDecided decided = answerTo(command, journal);
                boolean sold = decided.getState() == ReservationState.COMMITTED && !decided.getRepeated();
                StockLevel after = journal.level(command.getSku());

                assertThat(after.getSold() - before.getSold())
                        .isEqualTo(before.getOnHand() - after.getOnHand())
                        .isEqualTo(sold ? Reservations.quantity(command.getParts()) : 0);
                assertThat(after.getReserved()).isEqualTo(before.getReserved());
                if (sold) {
                    assertServed(command, decided.getAllocations());
                }
            }
        }
    }

    /** Stock after a sale is what a hold and its commit make of it, but for versions. */
    @Property
    void shouldSellAsAHoldThatIsCommittedAtOnce(@ForAll(supplier = StockSteps.class) List<SpecificRecord> steps) {
        Journal sold = new Journal();
        Journal committed = new Journal();
        List<SpecificRecord> sales = steps.stream()
                .filter(step -> !(step instanceof ReservationRequested command)
                        || command.getCommand() == ReservationCommand.SELL
                        || command.getCommand() == ReservationCommand.RELEASE)
                .toList();
        for (SpecificRecord step : sales) {
            StockSteps.take(sold, step);
            if (step instanceof ReservationRequested command && command.getCommand() == ReservationCommand.SELL) {
                committed.request(ReservationRequested.newBuilder(command)
                        .setCommand(ReservationCommand.RESERVE)
                        .build());
                committed.request(ReservationRequested.newBuilder(command)
                        .setCommand(ReservationCommand.COMMIT)
                        .setParts(List.of())
                        .build());
            } else {
                StockSteps.take(committed, step);
            }

            assertThat(units(sold)).isEqualTo(units(committed));
        }
    }

    /** The units of every level, and where every reservation has come to. */
    private static Map<String, Object> units(Journal journal) {
        Map<String, Object> units = new HashMap<>();
        journal.records()
                .forEach((key, level) -> units.put(
                        key, List.of(level.getOnHand(), level.getReserved(), level.getSold(), level.getReceived())));
        journal.reservations()
                .forEach((key, each) ->
                        units.put(key + " reserved", List.of(each.getState(), each.getAllocations(), each.getRound())));
        return units;
    }

    @Property
    void shouldHoldAllPartsOrNone(@ForAll(supplier = StockSteps.class) List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            StockLevel before = step instanceof ReservationRequested command ? journal.level(command.getSku()) : null;
            StockSteps.take(journal, step);
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

    @Property
    void shouldStayReleasedInItsRoundWhateverFollows(@ForAll(supplier = StockSteps.class) List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            Map<String, Reservation> before = new HashMap<>(journal.reservations());
            StockSteps.take(journal, step);

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
    void shouldHoldAndSellNothingOnceEveryOrderIsReleased(
            @ForAll(supplier = StockSteps.class) List<SpecificRecord> steps) {
        Journal journal = new Journal();
        steps.forEach(step -> StockSteps.take(journal, step));
        StockSteps.SKUS.forEach(sku -> StockSteps.ORDERS.forEach(
                order -> journal.request(Commands.inRound(StockSteps.LAST_ROUND, Commands.release(order, sku)))));
        assertThat(journal.waiting()).isEmpty();

        assertThat(journal.levels().values())
                .allMatch(level -> level.getReserved() == 0 && level.getSold() == 0)
                .allMatch(level -> level.getOnHand() + level.getInTransit() + level.getLost() - level.getSurplus()
                        == level.getReceived());
    }

    @Property
    void shouldTellOrdersWhatItAnsweredOnReserveAndSell(
            @ForAll(supplier = StockSteps.class) List<SpecificRecord> steps) {
        Journal journal = new Journal();
        steps.forEach(step -> StockSteps.take(journal, step));

        assertThat(journal.answers().stream().filter(answer -> !answer.getFollowed()))
                .hasSize((int) steps.stream()
                        .filter(ReservationRequested.class::isInstance)
                        .count());
        assertThat(journal.answersToOrders())
                .isEqualTo(journal.answers().stream()
                        .filter(answer -> answer.getCommand() == ReservationCommand.RESERVE
                                || answer.getCommand() == ReservationCommand.SELL)
                        .toList());
    }

    /** Others that waited may have been answered behind it. */
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
                .setStock(first.getStock())
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
}
