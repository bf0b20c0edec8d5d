package io.stockstream.schedule.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleCrudTest extends ScheduleFixture {

    @Test
    void shouldCreateAndShowWithItsRuns() {
        Answer created = api.post(SCHEDULES, CRON);
        long version = created.json().get("version").longValue();

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("Location")).contains("/api/v1/schedules/1");
        assertThat(created.text()).isEqualTo("""
                {"id":1,"name":"mondays","cron":"30 7 * * MON","every_seconds":null,"zone":"UTC","task_type":"chore",\
                "payload":{},"queue":"default","enabled":true,"missed_runs":"run_once","overlap":"allow",\
                "last_run":"2026-11-23T07:30:00Z","next_run":"2026-11-30T07:30:00Z",\
                "last_task_id":"schedule:1:2026-11-23T07:30:00Z","last_task_state":"succeeded","problem":null,\
                "created_at":"2026-11-21T08:16:00.082606Z","updated_at":null,"version":%d}""".formatted(version));
        assertThat(api.get(SCHEDULES + "/1").text()).isEqualTo(created.text());
        assertThat(redis.value("schedule:1")).as("not cached").isEmpty();
    }

    @Test
    void shouldTakeEverythingThatMayBeSaid() {
        Answer created = api.post(SCHEDULES, """
                {"name":"all","every_seconds":1.25,"zone":"Australia/Lord_Howe","task_type":"chore","payload":{"numbers":[1,2.50]},
                 "queue":"priority","enabled":false,"missed_runs":"run_all","overlap":"skip"}""");

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.text()).contains("""
                "cron":null,"every_seconds":1.25,"zone":"Australia/Lord_Howe","task_type":"chore","payload":{"numbers":[1,2.50]},\
                "queue":"priority","enabled":false,"missed_runs":"run_all","overlap":"skip",""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EST", "MST", "HST", "ROC", "Asia/Calcutta"})
    void shouldTakeOldNamesOfZonesToo(String zone) {
        Answer created = api.post(SCHEDULES, CRON.replace("{", "{\"zone\":\"%s\",".formatted(zone)));

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.at("/zone")).isEqualTo(zone);
        assertThat(api.get(SCHEDULES + "/1").at("/zone")).isEqualTo(zone);
    }

    @Test
    void shouldListWithRuns() {
        api.post(SCHEDULES, CRON);
        api.post(SCHEDULES, EVERY);
        streamsApp.answer(
                "schedules",
                query -> query.get("id").equals("1") ? Reply.found(state("{\"version\":99999}")) : Reply.missing());
        Answer list = api.get(SCHEDULES + "?count=10&page=1");

        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(list.at("/total")).isEqualTo("2");
        assertThat(list.at("/schedules/0/next_run")).isEqualTo("2026-11-30T07:30:00Z");
        assertThat(list.at("/schedules/1/every_seconds")).isEqualTo("30.0");
        assertThat(list.at("/schedules/1/next_run")).isEqualTo("null");
        assertThat(list.at("/schedules/1/last_task_state")).isEqualTo("null");
    }

    @Test
    void shouldListNothing() {
        assertThat(api.get(SCHEDULES).text()).isEqualTo("{\"schedules\":[],\"total\":0}");
    }

    @Test
    void shouldWaitUntilTheNextRunIsKnown() {
        AtomicInteger asked = new AtomicInteger();
        streamsApp.answer(
                "schedules",
                query -> asked.incrementAndGet() < 4
                        ? Reply.missing()
                        : Reply.found(state("{\"version\":%d}".formatted(Long.MAX_VALUE))));

        assertThat(api.post(SCHEDULES, CRON).at("/next_run")).isEqualTo("2026-11-30T07:30:00Z");
        assertThat(asked.get()).isEqualTo(4);
    }

    @Test
    void shouldNotShowANextRunByAnOlderRow() {
        long version = api.post(SCHEDULES, CRON).json().get("version").longValue();
        seen(version);
        Answer changed = api.put(SCHEDULES + "/1", "{\"cron\":\"0 8 * * *\"}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.at("/next_run")).as("still by the old times").isEqualTo("null");
        assertThat(changed.at("/last_run")).isEqualTo("2026-11-23T07:30:00Z");
        assertThat(api.get(SCHEDULES + "/1").at("/next_run")).isEqualTo("null");
        seen(version + 1);
        assertThat(api.get(SCHEDULES + "/1").at("/next_run")).isEqualTo("2026-11-30T07:30:00Z");
    }

    @Test
    void shouldAnswerAWriteThoughTheStateCannotBeRead() {
        streamsApp.answer("schedules", query -> Reply.moving());
        Answer created = api.post(SCHEDULES, CRON);

        assertThat(created.status()).as("it is committed").isEqualTo(201);
        assertThat(created.at("/next_run")).isEqualTo("null");
        assertThat(api.get(SCHEDULES + "/1").at("/code")).isEqualTo("store_moving");
        assertThat(api.get(SCHEDULES).status()).isEqualTo(503);
    }

    @Test
    void shouldShowThatTheRunBeforeIsNotOver() {
        api.post(SCHEDULES, CRON);
        streamsApp.answer(
                "schedules",
                query -> Reply.found("{\"schedule\":null,\"next_run\":null,\"last_run\":\"2026-11-23T07:30:00Z\","
                        + "\"last_task_id\":\"t\",\"last_task_state\":null}"));
        Answer shown = api.get(SCHEDULES + "/1");

        assertThat(shown.at("/last_task_id")).isEqualTo("t");
        assertThat(shown.at("/last_task_state")).isEqualTo("null");
        assertThat(shown.at("/next_run")).isEqualTo("null");
    }

    @Test
    void shouldTellWhyAScheduleIsNeverDue() {
        api.post(SCHEDULES, CRON);
        streamsApp.answer(
                "schedules",
                query -> Reply.found(
                        "{\"schedule\":{\"version\":99999},\"next_run\":null,\"problem\":\"cron is never due\"}"));

        assertThat(api.get(SCHEDULES + "/1").at("/problem")).isEqualTo("cron is never due");
    }

    @Test
    void shouldReplaceCronByAnIntervalAndBack() {
        api.post(SCHEDULES, CRON);
        Answer interval = api.put(SCHEDULES + "/1", "{\"every_seconds\":60}");
        Answer cron = api.put(SCHEDULES + "/1", "{\"cron\":\"@daily\",\"zone\":\"Asia/Tokyo\"}");

        assertThat(interval.text()).contains("\"cron\":null,\"every_seconds\":60.0,");
        assertThat(cron.text()).contains("\"cron\":\"@daily\",\"every_seconds\":null,\"zone\":\"Asia/Tokyo\",");
    }

    @Test
    void shouldPauseAndResume() {
        api.post(SCHEDULES, CRON);
        Answer paused = api.post(SCHEDULES + "/1/pause", "");
        Answer shown = api.get(SCHEDULES + "/1");
        Answer resumed = api.post(SCHEDULES + "/1/resume", "");

        assertThat(paused.status()).as(paused.text()).isEqualTo(200);
        assertThat(paused.at("/enabled")).isEqualTo("false");
        assertThat(shown.text()).isEqualTo(paused.text());
        assertThat(resumed.at("/enabled")).isEqualTo("true");
        assertThat(api.post(SCHEDULES + "/7/pause", "").status()).isEqualTo(404);
        assertThat(api.post(SCHEDULES + "/x/resume", "").at("/errors/0/field")).isEqualTo("id");
    }

    @Test
    void shouldChangeOnlyTheVersionThatIsAskedFor() {
        Answer created = api.post(SCHEDULES, CRON);
        String read = created.header("ETag").orElseThrow();
        Answer paused = api.post(SCHEDULES + "/1/pause", "");
        Answer refused = api.put(SCHEDULES + "/1", "{\"cron\":\"@daily\"}", "If-Match", read);
        Answer kept = api.delete(SCHEDULES + "/1", "If-Match", read);
        String present = paused.header("ETag").orElseThrow();

        assertThat(read).isEqualTo("\"" + created.at("/version") + "\"");
        assertThat(present).isEqualTo("\"" + paused.at("/version") + "\"");
        assertThat(api.get(SCHEDULES + "/1").header("ETag")).contains(present);
        assertThat(refused.status()).isEqualTo(412);
        assertThat(kept.status()).isEqualTo(412);
        assertThat(api.put(SCHEDULES + "/1", "{\"cron\":\"@daily\"}", "If-Match", present)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldRemove() {
        api.post(SCHEDULES, CRON);

        assertThat(api.delete(SCHEDULES + "/1").status()).isEqualTo(204);
        assertThat(api.get(SCHEDULES + "/1").status()).isEqualTo(404);
        assertThat(api.delete(SCHEDULES + "/1").status()).isEqualTo(404);
        assertThat(api.put(SCHEDULES + "/1", "{\"enabled\":true}").status()).isEqualTo(404);
    }

    @Test
    void shouldRefuseATakenName() {
        api.post(SCHEDULES, CRON);
        Answer refused = api.post(SCHEDULES, CRON);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/code")).isEqualTo("taken");
        assertThat(refused.at("/errors/0/field")).isEqualTo("name");
    }

    @Test
    void shouldSayThatTheDatabaseIsAway() {
        api.post(SCHEDULES, CRON);
        rows.away(true);

        for (Answer refused : new Answer[] {
            api.post(SCHEDULES, EVERY),
            api.put(SCHEDULES + "/1", "{\"enabled\":false}"),
            api.post(SCHEDULES + "/1/pause", ""),
            api.delete(SCHEDULES + "/1")
        }) {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.at("/code")).isEqualTo("database_unavailable");
        }
        assertThat(api.get(SCHEDULES + "/1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "last_run",
                "next_run",
                "last_task_id",
                "last_task_state",
                "problem",
                "version",
                "created_at",
                "id"
            })
    void shouldNotLetClientsSetWhatIsOurs(String field) {
        Answer refused = api.post(SCHEDULES, CRON.replace("}", ",\"%s\":1}".formatted(field)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/field")).isEqualTo(field);
        assertThat(refused.at("/errors/0/message")).isEqualTo("is set by the server");
    }
}
