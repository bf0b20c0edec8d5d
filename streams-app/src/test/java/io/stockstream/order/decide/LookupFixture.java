package io.stockstream.order.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.order.KnownRow;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.order.topology.Asked;
import io.stockstream.order.topology.Basket;
import io.stockstream.order.topology.OrderFacts;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.streams.Facts;
import java.util.List;

/** An order that is placed, and what it asks the catalogue. */
abstract class LookupFixture {

    final OrderJournal journal = new OrderJournal();
    private List<Asked> asked;

    final void placeAgainst(Basket basket, KnownRow... known) {
        journal.request(OrderRequested.newBuilder(OrderFacts.place(basket.order()))
                .setPlacedAgainst(List.of(known))
                .build());
        asked = journal.lookups();
        journal.withoutCatalogue();
    }

    final void place(Basket basket) {
        journal.request(OrderFacts.place(basket.order()));
        asked = journal.lookups();
        journal.withoutCatalogue();
    }

    final Asked asked(String key) {
        return asked.stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
    }

    final void giveUp(String key) {
        journal.answer(OrderFacts.absent(asked(key)));
        for (int attempt = 2; attempt <= LookupPlan.MOST_ATTEMPTS; attempt++) {
            journal.answer(OrderFacts.absent(journal.lookup(key)));
        }
        journal.check(OrderFacts.check(Facts.NOON.plusSeconds(121)));
        journal.answer(OrderFacts.absent(journal.lookup(key)));
    }

    final void assertFailed(OrderReason reason) {
        assertThat(journal.order().getStatus()).isEqualTo(OrderStatus.FAILED);
        assertThat(journal.order().getReason()).isEqualTo(reason);
        assertThat(journal.decision().getStep()).isEqualTo(OrderStep.FAILED);
        assertThat(journal.decision().getReason()).isEqualTo(reason);
        assertThat(journal.commanded(ReservationCommand.RELEASE)).isEmpty();
        assertThat(journal.waiting()).isEmpty();
        assertThat(journal.reports())
                .extracting(
                        OrderEffect.ReportTask::taskId,
                        OrderEffect.ReportTask::status,
                        OrderEffect.ReportTask::reason,
                        OrderEffect.ReportTask::error)
                .containsExactly(tuple(OrderFacts.TASK, OrderStatus.FAILED, reason, null));
    }
}
