package io.stockstream.report.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.report.StockDay;
import io.stockstream.stock.StockTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The history of a sku, read from its decisions in any order, is what the decisions say. */
class StockDaysPropertyTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-11-20");
    private static final int DAYS = 6;
    private static final Comparator<StockDays.Posted> OLDER_FIRST = Comparator.comparingLong(StockDays.Posted::version)
            .thenComparingLong(
                    posted -> posted.stock().getReserved() + posted.stock().getSold());

    private final StockDays decider = new StockDays(Reports.CALENDAR);

    /** The days of one sku as the processor keeps them. */
    private final class History implements StockDays.Known {
        private final TreeMap<String, StockDay> before = new TreeMap<>();
        private StockDay newest;

        void read(List<StockDays.Posted> log) {
            log.forEach(posted -> decider.posted(this, posted).forEach(this::apply));
        }

        private void apply(StockDays.Effect effect) {
            switch (effect) {
                case StockDays.Effect.KeepNewest(StockDay day) -> newest = day;
                case StockDays.Effect.Keep(StockDay day) -> before.put(day.getReportDate(), day);
                case StockDays.Effect.Forget(StockDay day) ->
                    assertThat(before.remove(day.getReportDate())).isEqualTo(day);
            }
        }

        @Override
        public StockDay newest() {
            return newest;
        }

        @Override
        public StockDay upTo(String date) {
            Map.Entry<String, StockDay> found = before.floorEntry(date);
            return found == null ? null : found.getValue();
        }

        @Override
        public List<StockDay> after(String date) {
            return List.copyOf(before.tailMap(date, false).values());
        }

        /** The stock at the end of a date, as a reader finds it. */
        List<Long> at(String date) {
            StockDay day = newest != null && newest.getReportDate().compareTo(date) <= 0 ? newest : upTo(date);
            return day == null ? List.of() : List.of(day.getVersion(), day.getOnHand(), day.getReserved());
        }
    }

    /** Of equal versions the stock differs only in what is reserved, or sold. */
    @Provide
    Arbitrary<List<StockDays.Posted>> decisions() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 12),
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.integers().between(0, DAYS - 1),
                        Arbitraries.integers().between(0, 86_399))
                .as(StockDaysPropertyTest::posted)
                .list()
                .ofMaxSize(20);
    }

    private static StockDays.Posted posted(long version, long taken, int day, int second) {
        long sold = version % 2 == 0 ? taken : 0;
        long received = 100 * version;
        Instant at = FIRST.plusDays(day)
                .atStartOfDay(Reports.CALENDAR.zone())
                .toInstant()
                .plusSeconds(second);
        return new StockDays.Posted(
                "bolt", version, new StockTotals(received - sold, taken - sold, 0L, 0L, 0L, received, sold), at);
    }

    @Property(tries = 2_000)
    void shouldTellTheNewestStockThatWasPostedUpToADay(
            @ForAll("decisions") List<StockDays.Posted> log, @ForAll Random random) {
        List<StockDays.Posted> again = new ArrayList<>(log);
        log.stream().filter(posted -> random.nextBoolean()).forEach(again::add);
        Collections.shuffle(again, random);
        History history = new History();
        history.read(again);

        for (int day = -1; day < DAYS; day++) {
            LocalDate date = FIRST.plusDays(day);
            List<Long> expected = log.stream()
                    .filter(posted -> !Reports.CALENDAR.date(posted.at()).isAfter(date))
                    .max(OLDER_FIRST)
                    .map(posted -> List.of(
                            posted.version(),
                            posted.stock().getOnHand(),
                            posted.stock().getReserved()))
                    .orElse(List.of());
            assertThat(history.at(date.toString())).as("at the end of %s", date).isEqualTo(expected);
        }
    }

    /** As in everyday work: days cost a range only at midnight. */
    @Property(tries = 200)
    void shouldKeepOneEntryForEveryDayInWhichStockChanged(@ForAll("decisions") List<StockDays.Posted> log) {
        List<StockDays.Posted> inOrder = new ArrayList<>(log);
        inOrder.sort(Comparator.comparing(StockDays.Posted::at));
        List<StockDays.Posted> counted = new ArrayList<>();
        for (StockDays.Posted posted : inOrder) {
            counted.add(new StockDays.Posted("bolt", counted.size() + 1, posted.stock(), posted.at()));
        }
        History history = new History();
        history.read(counted);

        long days = counted.stream()
                .map(posted -> Reports.CALENDAR.date(posted.at()))
                .distinct()
                .count();
        assertThat(history.before.size() + (history.newest == null ? 0 : 1)).isEqualTo((int) days);
    }
}
