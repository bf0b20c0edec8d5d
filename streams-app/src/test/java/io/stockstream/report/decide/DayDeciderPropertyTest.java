package io.stockstream.report.decide;

import static io.stockstream.report.decide.Reports.CALENDAR;
import static io.stockstream.report.decide.Reports.DAY;
import static io.stockstream.report.decide.Reports.closed;
import static io.stockstream.report.decide.Reports.content;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportKind;
import io.stockstream.report.ReportLine;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportState;
import io.stockstream.report.SkuTotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DayDeciderPropertyTest {

    /** Entries of a few orders, several of each; the version tells which is the newest. */
    @Provide
    Arbitrary<List<ReportEntry>> entries() {
        Arbitrary<BigDecimal> amounts = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("9999.99"))
                .ofScale(4);
        Arbitrary<ReportLine> lines = Combinators.combine(
                        Arbitraries.of("bolt", "nut", "saw"),
                        Arbitraries.longs().between(1, 9),
                        amounts.injectNull(0.2))
                .as(ReportLine::new);
        Arbitrary<ReportEntry> entry = Combinators.combine(
                        Arbitraries.longs().between(1, 5),
                        Arbitraries.of(Entries.STATUSES),
                        lines.list().uniqueElements(ReportLine::getSku).ofMaxSize(3))
                .as((row, status, sold) ->
                        Reports.entry(row, 0, status, status.equals(Entries.PROCESSED) ? sold : List.of()));
        return entry.list().ofMinSize(1).ofMaxSize(15).map(DayDeciderPropertyTest::numbered);
    }

    private static List<ReportEntry> numbered(List<ReportEntry> entries) {
        List<ReportEntry> numbered = new ArrayList<>();
        for (ReportEntry entry : entries) {
            numbered.add(Reports.entry(entry.getRowId(), numbered.size() + 1, entry.getStatus(), entry.getLines()));
        }
        return numbered;
    }

    @Property(tries = 500)
    void shouldHaveEqualTotalsInAnyOrderAndMultiplicity(
            @ForAll("entries") List<ReportEntry> entries, @ForAll Random random) {
        List<ReportEntry> shuffled = new ArrayList<>(entries);
        entries.stream().filter(entry -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);

        Ledger inOrder = ledger(entries);
        Ledger other = ledger(shuffled);

        assertThat(content(other.day())).isEqualTo(content(inOrder.day()));
        assertThat(totals(other)).isEqualTo(totals(inOrder));
        assertThat(other.day().getUpdatedAt()).isAfterOrEqualTo(Reports.NOON);
    }

    @Property(tries = 500)
    void shouldTotalWhatTheRowsSay(@ForAll("entries") List<ReportEntry> entries, @ForAll Random random) {
        Ledger ledger = new Ledger();
        int end = random.nextInt(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            if (i == end) {
                ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));
            }
            ledger.enter(entries.get(i));
            assertSums(ledger);
        }
    }

    @Property(tries = 500)
    void shouldKeepEveryChangeAfterTheDayWasFinal(@ForAll("entries") List<ReportEntry> entries) {
        Ledger ledger = new Ledger();
        ledger.close(closed(DAY, ReportKind.ORDERS, CALENDAR));
        Map<Long, ReportEntry> newest = new HashMap<>();
        int changes = 0;
        for (ReportEntry entry : entries) {
            ReportEntry before = newest.put(entry.getRowId(), entry);
            changes += before == null || !Entries.saySame(before, entry) ? 1 : 0;
            ledger.enter(entry);
            ledger.enter(entry);
        }

        assertThat(ledger.day().getState()).isEqualTo(ReportState.REVISED);
        assertThat(ledger.day().getRevision()).isEqualTo(changes);
        assertThat(ledger.revisions)
                .hasSize(changes)
                .allSatisfy(revision -> assertThat(revision.getRevisedAt())
                        .isAfterOrEqualTo(ledger.day().getClosedAt()));
        assertThat(ledger.told).as("told once").hasSize(1);
    }

    /**
     * Whatever the shards, the end of the day and the order in which their records are read: equal days, rows and
     * totals.
     */
    @Property(tries = 500)
    void shouldBeTheSameDayHoweverManyShardsItHas(
            @ForAll("entries") List<ReportEntry> entries,
            @ForAll @IntRange(min = 2, max = 7) int shards,
            @ForAll Random random) {
        Ledger whole = new Ledger();
        Ledger sharded = new Ledger(shards);
        int end = random.nextInt(entries.size() + 1);
        for (int i = 0; i <= entries.size(); i++) {
            if (i == end) {
                whole.close(closed(DAY, ReportKind.ORDERS, CALENDAR));
                sharded.closeOnly(closed(DAY, ReportKind.ORDERS, CALENDAR));
                // Every shard reads it here; what it tells is read whenever it is.
                sharded.shards.forEach(ShardLedger::close);
            }
            if (i < entries.size()) {
                whole.enter(entries.get(i));
                sharded.enterOnly(entries.get(i));
            }
            while (random.nextInt(3) > 0 && sharded.deliverOne(random)) {}
            if (i >= end) {
                sharded.closeOnly(closed(DAY, ReportKind.ORDERS, CALENDAR));
            }
        }
        while (sharded.deliverOne(random)) {}

        assertThat(content(sharded.day())).isEqualTo(content(whole.day()));
        assertThat(sharded.day().getState()).isEqualTo(whole.day().getState());
        assertThat(sharded.day().getRevision()).isEqualTo(whole.day().getRevision());
        assertThat(sharded.day().getClosedAt()).isEqualTo(whole.day().getClosedAt());
        assertThat(sharded.rows()).isEqualTo(whole.rows());
        assertThat(totals(sharded)).isEqualTo(totals(whole));
        assertThat(sharded.toldRows())
                .containsExactlyElementsOf(whole.toldRows().toList());
        assertThat(sharded.told).as("told once").hasSize(1);
        assertThat(sharded.revisions)
                .extracting(ReportRevision::getRevision)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, sharded.day().getRevision())
                                .boxed()
                                .toList());
        assertThat(after(sharded)).containsExactlyInAnyOrderElementsOf(after(whole));
    }

    private static List<String> after(Ledger ledger) {
        return ledger.revisions.stream()
                .map(revision -> "%d %s -> %s"
                        .formatted(
                                revision.getRowId(),
                                revision.getBefore() == null
                                        ? "nothing"
                                        : revision.getBefore().getOrderVersion(),
                                revision.getAfter().getOrderVersion()))
                .toList();
    }

    private static void assertSums(Ledger ledger) {
        Map<String, Long> units = new TreeMap<>();
        Map<String, BigDecimal> revenue = new TreeMap<>();
        Map<String, Long> orders = new TreeMap<>();
        Map<String, BigDecimal> byCurrency = new TreeMap<>();
        Map<String, Long> byStatus =
                new TreeMap<>(Map.of("pending", 0L, "processed", 0L, "failed", 0L, "cancelled", 0L));
        for (ReportEntry row : ledger.rows().values()) {
            byStatus.merge(row.getStatus(), 1L, Long::sum);
            for (ReportLine line : row.getLines()) {
                String place = row.getCurrency() + " " + line.getSku();
                BigDecimal amount = line.getRevenue() == null ? new BigDecimal("0.0000") : line.getRevenue();
                units.merge(place, line.getUnits(), Long::sum);
                revenue.merge(place, amount, BigDecimal::add);
                orders.merge(place, 1L, Long::sum);
                byCurrency.merge(row.getCurrency(), amount, BigDecimal::add);
            }
        }
        assertThat(values(ledger, SkuTotal::getUnits)).isEqualTo(units);
        assertThat(values(ledger, SkuTotal::getRevenue)).isEqualTo(revenue);
        assertThat(values(ledger, SkuTotal::getOrders)).isEqualTo(orders);
        assertThat(ledger.day().getOrders()).isEqualTo(ledger.rows().size());
        assertThat(ledger.day().getOrdersByStatus()).isEqualTo(byStatus);
        assertThat(ledger.day().getUnits())
                .isEqualTo(units.values().stream().mapToLong(Long::longValue).sum());
        byCurrency.values().removeIf(amount -> amount.signum() == 0);
        Map<String, String> texts = new TreeMap<>();
        byCurrency.forEach((currency, amount) -> texts.put(currency, amount.toPlainString()));
        assertThat(ledger.day().getRevenue()).isEqualTo(texts);
    }

    private static <V> Map<String, V> values(Ledger ledger, Function<SkuTotal, V> value) {
        Map<String, V> values = new TreeMap<>();
        ledger.totals().forEach((place, total) -> values.put(place, value.apply(total)));
        return values;
    }

    private static Ledger ledger(List<ReportEntry> entries) {
        Ledger ledger = new Ledger();
        entries.forEach(ledger::enter);
        return ledger;
    }

    private static List<List<Object>> totals(Ledger ledger) {
        return ledger.totals().values().stream().map(Reports::content).toList();
    }
}
