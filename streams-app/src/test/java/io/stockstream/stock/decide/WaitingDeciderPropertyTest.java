package io.stockstream.stock.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationState;
import io.stockstream.stock.StockLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.specific.SpecificRecord;

/** What holds of those that wait for what others hold. */
class WaitingDeciderPropertyTest {

    private static final Set<ReservationCommand> ASKING = Set.of(ReservationCommand.RESERVE, ReservationCommand.SELL);
    private static final Set<ReservationState> SERVED = Set.of(ReservationState.HELD, ReservationState.COMMITTED);

    /** Whoever waits has to: the first of them cannot be held now, and could be if every hold ended. */
    @Property
    void shouldServeOrRefuseTheFirstThatWaitsAsSoonAsItCan(
            @ForAll(supplier = StockSteps.class) List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            StockSteps.take(journal, step);

            for (StockLevel level : journal.levels().values()) {
                journal.firstWaiting(level.getSku()).ifPresent(first -> {
                    SkuStock stock = journal.stock(level.getSku());
                    assertThat(Allocator.allocate(stock, first.getParts()))
                            .isInstanceOf(Allocator.Result.Insufficient.class);
                    assertThat(Allocator.shortage(stock.unsold(), first.getParts()))
                            .isNull();
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
    void shouldServeNobodyWhoComesWhileOthersWait(@ForAll(supplier = StockSteps.class) List<SpecificRecord> steps) {
        Journal journal = new Journal();
        for (SpecificRecord step : steps) {
            Map<String, StockLevel> before = new HashMap<>(journal.levels());
            int answers = journal.answers().size();
            StockSteps.take(journal, step);

            for (ReservationDecided decided :
                    journal.answers().subList(answers, journal.answers().size())) {
                StockLevel old = before.get(decided.getSku());
                boolean othersWait = old != null && old.getWaiting() != null;
                boolean comes =
                        ASKING.contains(decided.getCommand()) && !decided.getRepeated() && !decided.getFollowed();
                assertThat(othersWait && comes && SERVED.contains(decided.getState()))
                        .isFalse();
            }
        }
    }

    @Property
    void shouldEndWaitsInTheOrderInWhichTheyBegan(@ForAll(supplier = StockSteps.class) List<SpecificRecord> steps) {
        Journal journal = new Journal();
        steps.forEach(step -> StockSteps.take(journal, step));

        for (String sku : StockSteps.SKUS) {
            assertThat(journal.answers().stream()
                            .filter(answer ->
                                    answer.getFollowed() && answer.getSku().equals(sku))
                            .map(answer -> answer.getCommandPosition().getOffset()))
                    .isSorted();
        }
    }
}
