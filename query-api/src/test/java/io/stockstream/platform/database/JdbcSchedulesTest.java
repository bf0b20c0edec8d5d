package io.stockstream.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stockstream.api.testing.TestDatabase;
import io.stockstream.catalogue.CatalogueJson;
import io.stockstream.catalogue.table.BodyReader;
import io.stockstream.catalogue.table.Schedules;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.platform.web.StrictJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of schedules, which are the ones with JSON in them, and the ones that are changed by what they are. */
class JdbcSchedulesTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final Rows rows = DatabaseTestAccess.rows(DATABASE.application());

    @BeforeEach
    void empty() {
        new JdbcTemplate(DATABASE.superuser()).execute("DELETE FROM stockstream.schedules");
    }

    private Row schedule(Map<String, Object> more) {
        Map<String, Object> values =
                new HashMap<>(Map.of("name", "every", "every_seconds", new BigDecimal("30.000"), "task_type", "sum"));
        values.putAll(more);
        return rows.insert(Schedules.TABLE, values);
    }

    private static Map<String, Object> payload(String json) {
        byte[] body = "{\"payload\":%s}".formatted(json).getBytes(StandardCharsets.UTF_8);
        return BodyReader.changed(Schedules.TABLE, new StrictJson().parse(body));
    }

    private static int bytesOfPayload() {
        return new JdbcTemplate(DATABASE.superuser())
                .queryForObject("SELECT octet_length(payload::text) FROM stockstream.schedules", Integer.class);
    }

    @Test
    void shouldSetWhatAScheduleDoesNotSay() {
        Row inserted = schedule(Map.of());

        assertThat(inserted.json().toString())
                .startsWith("{\"id\":%d,\"name\":\"every\",\"cron\":null,\"every_seconds\":30.0,\"zone\":\"UTC\","
                        .formatted((Long) inserted.id()))
                .contains("\"task_type\":\"sum\",\"payload\":{},\"queue\":\"default\",\"enabled\":true,")
                .contains("\"missed_runs\":\"run_once\",\"overlap\":\"allow\",\"created_at\":")
                .endsWith("\"updated_at\":null,\"version\":%d}".formatted(inserted.version()));
        assertThat(catchThrowableOfType(ApiException.class, () -> schedule(Map.of()))
                        .code())
                .isEqualTo(ProblemCode.TAKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,2.50,true,null,{\"b\":\"ü😀\\n\\u0007\"}]}",
                "{\"a\":1e399,\"b\":-1e-400,\"c\":12345678901234567890123}",
                "{\"\":{},\"'; DROP TABLE\":[]}"
            })
    void shouldKeepAPayloadAsItIs(String json) {
        Map<String, Object> values = payload(json);
        Row inserted = schedule(values);
        Row changed = rows.update(Schedules.TABLE, "id", inserted.id(), values).orElseThrow();

        assertThat(inserted.json().get("payload")).isEqualTo(CatalogueJson.payload((String) values.get("payload")));
        assertThat(changed.json().get("payload")).isEqualTo(inserted.json().get("payload"));
    }

    @Test
    void shouldMeasureAPayloadAsPostgresDoes() {
        String json =
                "{\"b\":[1,[],{},2.5e10,-0.0],\"aa\":{\"x\":\"é\\t\\u0001\\\"/\u007f\",\"y\":false},\"pad\":\"%s\"}";
        Row inserted = schedule(payload(json.formatted("")));
        String pad = "x".repeat(100_000 - bytesOfPayload());
        rows.update(Schedules.TABLE, "id", inserted.id(), payload(json.formatted(pad)));

        assertThat(bytesOfPayload()).isEqualTo(100_000);
        assertThatThrownBy(() -> payload(json.formatted(pad + "x"))).hasMessageContaining("100000 bytes");
    }

    @Test
    void shouldChangeARowByWhatItIs() {
        Row inserted = schedule(Map.of());
        Map<String, Object> values = new HashMap<>(Map.of("cron", "@daily", "enabled", false));
        values.put("every_seconds", null);
        Row changed = rows.change(Schedules.TABLE, inserted.id(), before -> {
                    assertThat(before).isEqualTo(inserted);
                    return values;
                })
                .orElseThrow();

        assertThat(changed.json().toString())
                .contains("\"cron\":\"@daily\",\"every_seconds\":null,")
                .contains("\"enabled\":false");
        assertThat(changed.version()).isGreaterThan(inserted.version());
        assertThat(rows.change(Schedules.TABLE, inserted.id(), before -> Map.of()))
                .contains(changed);
        assertThat(rows.change(Schedules.TABLE, 999_999L, before -> values)).isEmpty();
    }

    @Test
    void shouldLeaveARowThatMayNotBeChanged() {
        Row inserted = schedule(Map.of());
        ApiException refused = ApiException.invalid("cron", "x", "is wrong");

        assertThatThrownBy(() -> rows.change(Schedules.TABLE, inserted.id(), before -> {
                    throw refused;
                }))
                .isSameAs(refused);
        assertThat(rows.find(Schedules.TABLE, inserted.id())).contains(inserted);
    }

    @Test
    void shouldLetChangesOfARowWaitForEachOther() throws InterruptedException {
        Row inserted = schedule(Map.of());
        CountDownLatch locked = new CountDownLatch(1);
        Thread first = Thread.ofVirtual()
                .start(() -> rows.change(Schedules.TABLE, inserted.id(), before -> {
                    locked.countDown();
                    awaitSecond();
                    return Map.of("queue", "priority");
                }));
        locked.await();
        Row second = rows.change(Schedules.TABLE, inserted.id(), before -> {
                    assertThat(before.json().get("queue").stringValue()).isEqualTo("priority");
                    return Map.of("overlap", "skip");
                })
                .orElseThrow();
        first.join();

        assertThat(second.json().toString()).contains("\"priority\"").contains("\"overlap\":\"skip\"");
    }

    /** Until it waits for the lock. */
    private static void awaitSecond() {
        JdbcTemplate jdbc = new JdbcTemplate(DATABASE.superuser());
        Awaitility.await()
                .until(() -> jdbc.queryForObject("SELECT count(*) FROM pg_locks WHERE NOT granted", Integer.class) > 0);
    }
}
