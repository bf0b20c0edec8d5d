package io.stockstream.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.api.testing.ContractJson;
import io.stockstream.api.testing.TestDatabase;
import io.stockstream.platform.history.History;
import io.stockstream.platform.history.History.Kind;
import io.stockstream.platform.history.History.MovementRange;
import io.stockstream.platform.history.History.OrderRange;
import io.stockstream.platform.history.History.Place;
import io.stockstream.platform.history.History.TaskRange;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class JdbcHistoryTest {

    private static final Instant SEAM = Instant.parse("2026-01-01T00:00:00Z");
    private static final long MARCH = Instant.parse("2025-03-15T00:00:00Z").toEpochMilli();
    private static final long APRIL = Instant.parse("2025-04-15T00:00:00Z").toEpochMilli();
    private static final Duration LENGTH = Duration.ofDays(400);
    private static final HistorySettings SETTINGS = new HistorySettings(LENGTH, LENGTH, LENGTH);

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcTemplate superuser = new JdbcTemplate(DATABASE.superuser());
    private final History history = history(JdbcClient.create(DATABASE.application()));

    private static History history(JdbcClient jdbc) {
        return new JdbcHistory(jdbc, new HistoryHorizons(jdbc, SETTINGS), ContractJson.mapper());
    }

    @BeforeEach
    void empty() {
        superuser.execute("TRUNCATE history.orders, history.order_decisions, history.movements, history.tasks,"
                + " history.horizons");
        superuser.execute("SELECT history.add_month(parent, month::date) FROM unnest(ARRAY['orders','order_decisions',"
                + "'movements','tasks']) AS parent, unnest(ARRAY['2025-03-01','2025-04-01']) AS month");
        superuser.execute("INSERT INTO history.horizons (kind, before) VALUES ('orders', '2025-06-01 00:00:00Z'),"
                + " ('movements', '2025-06-01 00:00:00Z'), ('tasks', '2025-06-01 00:00:00Z')");
    }

    @Test
    void shouldShowTheStateThatStandsLastInTheLog() {
        order("o", APRIL, 5, "DELIVERED", null);
        order("o", MARCH, 9, "FAILED", null);

        assertThat(history.order("o", String.class)).contains("o9");
        assertThat(history.order("O", String.class)).isEmpty();
        assertThat(history.order("o\0", String.class)).isEmpty();
    }

    @Test
    void shouldShowTheDecisionsSinceTheOrderWasPlacedTheLastTime() {
        decision(1, 10, MARCH);
        decision(2, 11, APRIL);
        decision(3, 12, APRIL);
        decision(1, 20, APRIL);
        decision(2, 21, MARCH);

        assertThat(history.decisions("o", String.class)).containsExactly("d20", "d21");
    }

    @Test
    void shouldListOrdersNewestFirstThenByTheBytesOfTheirIds() {
        order("b", APRIL, 1, "FAILED", 7L);
        order("Z", APRIL, 2, "DELIVERED", 7L);
        order("a", MARCH, 3, "FAILED", null);
        order("other", 0, 4, "FAILED", 7L);
        order("young", SEAM.toEpochMilli(), 5, "FAILED", 7L);

        assertThat(orders(Optional.empty(), null, null, 10)).containsExactly("Z2", "b1", "a3", "other4");
        assertThat(orders(Optional.empty(), null, null, 2)).containsExactly("Z2", "b1");
        assertThat(orders(place(APRIL, "Z"), null, null, 2)).containsExactly("b1", "a3");
        assertThat(orders(place(APRIL, "b"), "FAILED", 7L, 10)).containsExactly("other4");
        assertThat(orders(Optional.empty(), "DELIVERED", null, 10)).containsExactly("Z2");
    }

    @Test
    void shouldCutAnAnswerThatWouldBeTooLarge() {
        for (int i = 0; i < 4; i++) {
            superuser.update(
                    "INSERT INTO history.orders VALUES (?, ?, 'FAILED', NULL, 0, ?, ?)",
                    "o" + i,
                    MARCH,
                    i,
                    "\"" + "x".repeat(300_000) + "\"");
        }
        OrderRange four = new OrderRange(SEAM, Optional.empty(), Optional.empty(), Optional.empty(), 4);
        OrderRange two = new OrderRange(SEAM, Optional.empty(), Optional.empty(), Optional.empty(), 2);

        assertThat(history.orders(four, String.class).items()).hasSize(2);
        assertThat(history.orders(four, String.class).cut()).isTrue();
        assertThat(history.orders(two, String.class).cut()).isFalse();
    }

    @Test
    void shouldListAnOrderWhoseIdWasUsedAgainOnce() {
        order("o", MARCH, 1, "FAILED", null);
        order("o", APRIL, 2, "DELIVERED", null);

        assertThat(orders(Optional.empty(), null, null, 10)).containsExactly("o2");
        assertThat(orders(Optional.empty(), "FAILED", null, 10)).isEmpty();
    }

    @Test
    void shouldFindMovementsByIdAndByTheirEnds() {
        movement("m1", "sku-b", MARCH, 1, "north", "south");
        movement("m1", "sku-a", MARCH, 2, "north", null);
        movement("m2", "sku-a", APRIL, 3, "south", "north");
        // Its departure became known later: the row of its arrival is out of date.
        movement("m3", "sku-a", APRIL, 4, null, "north");
        movement("m3", "sku-a", MARCH, 5, "north", "north");

        assertThat(history.movements("m1", String.class)).containsExactly("m12", "m11");
        assertThat(history.movements("m3", String.class)).containsExactly("m35");
        assertThat(movements(Optional.empty(), "sku-a", null, null, null)).containsExactly("m23", "m12", "m35");
        assertThat(movements(Optional.empty(), null, "north", null, null)).containsExactly("m23", "m12", "m11", "m35");
        assertThat(movements(Optional.empty(), "sku-b", "south", null, null)).containsExactly("m11");
        assertThat(movements(
                        Optional.of(new Place(Instant.ofEpochMilli(MARCH), "m1", "sku-a")), null, "north", null, null))
                .containsExactly("m11", "m35");
        assertThat(movements(Optional.empty(), "sku-a", null, Instant.ofEpochMilli(APRIL), null))
                .containsExactly("m23");
        assertThat(movements(Optional.empty(), "sku-a", null, null, Instant.ofEpochMilli(APRIL)))
                .containsExactly("m12", "m35");
        assertThat(movements(
                        Optional.empty(),
                        "sku-a",
                        null,
                        null,
                        Instant.ofEpochMilli(APRIL).plusNanos(1)))
                .as("what happened a nanosecond before the bound")
                .containsExactly("m23", "m12", "m35");
        assertThat(movements(
                        Optional.empty(),
                        "sku-a",
                        null,
                        Instant.ofEpochMilli(APRIL).plusNanos(1),
                        null))
                .isEmpty();
        assertThat(movements(Optional.empty(), "sku\0", null, null, null)).isEmpty();
        assertThat(movements(Optional.empty(), null, "north\0", null, null)).isEmpty();
    }

    @Test
    void shouldFindTasksByWhatTheyAre() {
        task("t1", MARCH, 1, "sum", "DEFAULT", "FAILED");
        task("t2", APRIL, 2, "mail", "PRIORITY", "SUCCEEDED");
        task("t2", APRIL + 1, 1, "mail", null, "RUNNING");

        assertThat(history.task("t2", String.class)).contains("t22");
        assertThat(tasks(null, null, null, null, null)).containsExactly("t22", "t11");
        assertThat(tasks("FAILED", null, null, null, null)).containsExactly("t11");
        assertThat(tasks("RUNNING", null, null, null, null)).isEmpty();
        assertThat(tasks(null, "mail", null, null, null)).containsExactly("t22");
        assertThat(tasks(null, null, "DEFAULT", null, null)).containsExactly("t11");
        assertThat(tasks(null, null, null, Instant.ofEpochMilli(MARCH).plusNanos(1), null))
                .containsExactly("t22");
        assertThat(tasks(null, null, null, null, Instant.ofEpochMilli(APRIL))).containsExactly("t11");
        assertThat(tasks(null, "mail\0", null, null, null)).isEmpty();
    }

    @Test
    void shouldFindNothingByIdBeforeAnythingWasForgotten() {
        order("o", MARCH, 1, "FAILED", null);
        superuser.execute("TRUNCATE history.horizons");

        assertThat(history.order("o", String.class)).isEmpty();
        assertThat(history.seam(Kind.ORDERS)).isEmpty();
    }

    @Test
    void shouldSayThatItCannotKnowWhileTheDatabaseIsAway() {
        History away = history(JdbcClient.create(
                new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/x?connectTimeout=1", "u", "p")));
        OrderRange all = new OrderRange(SEAM, Optional.empty(), Optional.empty(), Optional.empty(), 1);

        assertThatThrownBy(() -> away.order("o", String.class))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ProblemCode.HISTORY_UNAVAILABLE));
        assertThatThrownBy(() -> away.orders(all, String.class))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ProblemCode.HISTORY_UNAVAILABLE));
    }

    private List<String> orders(Optional<Place> behind, String status, Long userId, int limit) {
        return history.orders(
                        new OrderRange(SEAM, behind, Optional.ofNullable(status), Optional.ofNullable(userId), limit),
                        String.class)
                .items();
    }

    private List<String> movements(Optional<Place> behind, String sku, String warehouse, Instant from, Instant to) {
        return history.movements(
                new MovementRange(
                        SEAM,
                        behind,
                        Optional.ofNullable(sku),
                        Optional.ofNullable(warehouse),
                        Optional.ofNullable(from),
                        Optional.ofNullable(to),
                        10),
                String.class);
    }

    private List<String> tasks(String state, String type, String queue, Instant from, Instant to) {
        return history.tasks(
                        new TaskRange(
                                SEAM,
                                Optional.empty(),
                                Optional.ofNullable(state),
                                Optional.ofNullable(type),
                                Optional.ofNullable(queue),
                                Optional.ofNullable(from),
                                Optional.ofNullable(to),
                                10),
                        String.class)
                .items();
    }

    private static Optional<Place> place(long millis, String id) {
        return Optional.of(new Place(Instant.ofEpochMilli(millis), id));
    }

    private void order(String id, long createdAt, long offset, String status, Long userId) {
        superuser.update(
                "INSERT INTO history.orders VALUES (?, ?, ?, ?, 0, ?, ?)",
                id,
                createdAt,
                status,
                userId,
                offset,
                "\"" + id + offset + "\"");
    }

    private void decision(long sequence, long offset, long decidedAt) {
        superuser.update(
                "INSERT INTO history.order_decisions VALUES ('o', ?, ?, 0, ?, ?)",
                decidedAt,
                sequence,
                offset,
                "\"d" + offset + "\"");
    }

    private void movement(String id, String sku, long millis, long offset, String sender, String receiver) {
        superuser.update(
                "INSERT INTO history.movements VALUES (?, ?, ?, ?, ?, 0, ?, ?)",
                id,
                sku,
                millis * 1_000,
                sender,
                receiver,
                offset,
                "\"" + id + offset + "\"");
    }

    private void task(String id, long requestedAt, long offset, String type, String queue, String state) {
        superuser.update(
                "INSERT INTO history.tasks VALUES (?, ?, ?, ?, ?, 0, ?, ?)",
                id,
                requestedAt,
                type,
                queue,
                state,
                offset,
                "\"" + id + offset + "\"");
    }
}
