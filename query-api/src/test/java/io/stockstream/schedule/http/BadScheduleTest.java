package io.stockstream.schedule.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.FakeTaskTypes;
import io.stockstream.catalogue.table.Schedules;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadScheduleTest extends ScheduleFixture {

    private Answer withTimes(String times) {
        return api.post(SCHEDULES, "{\"name\":\"n\",\"task_type\":\"chore\"%s}".formatted(times));
    }

    private static void isWrong(Answer answer, String field, String message) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).as(answer.text()).isEqualTo(field);
        assertThat(answer.at("/errors/0/message")).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|cron|must be given, or every_seconds",
                ",\"cron\":\"* * * * *\",\"every_seconds\":5|cron|one of both",
                ",\"cron\":null,\"every_seconds\":null|cron|one of both",
                ",\"cron\":\"* * * *\"|cron|five fields",
                ",\"cron\":\"61 * * * *\"|cron|61",
                ",\"cron\":\"0 0 30 2 *\"|cron|never",
                ",\"cron\":\" \"|cron|must not be empty",
                ",\"cron\":5|cron|must be text",
                ",\"cron\":\"* * * * *\\u0000\"|cron|control characters",
                ",\"every_seconds\":0.999|every_seconds|from 1 to 31622400",
                ",\"every_seconds\":0|every_seconds|from 1 to 31622400",
                ",\"every_seconds\":-30|every_seconds|from 1 to 31622400",
                ",\"every_seconds\":31622400.001|every_seconds|from 1 to 31622400",
                ",\"every_seconds\":1e999999999|every_seconds|from 1 to 31622400",
                ",\"every_seconds\":1.0001|every_seconds|three decimals",
                ",\"every_seconds\":\"30\"|every_seconds|must be a number",
                ",\"every_seconds\":30,\"zone\":\"Mars/Base\"|zone|IANA",
                ",\"every_seconds\":30,\"zone\":\"+03:00\"|zone|IANA",
                ",\"every_seconds\":30,\"queue\":\"slow\"|queue|must be default, priority or system",
                ",\"every_seconds\":30,\"enabled\":\"yes\"|enabled|true or false",
                ",\"every_seconds\":30,\"missed_runs\":\"RUN_ALL\"|missed_runs|must be skip, run_once or run_all",
                ",\"every_seconds\":30,\"overlap\":1|overlap|must be allow or skip",
                ",\"every_seconds\":30,\"payload\":[]|payload|must be a JSON object",
                ",\"every_seconds\":30,\"payload\":\"{}\"|payload|must be a JSON object",
                ",\"every_seconds\":30,\"payload\":{\"a\":[\"\\u0000\"]}|payload|zero character",
                ",\"every_seconds\":30,\"payload\":{\"\\u0000\":1}|payload|zero character",
                ",\"every_seconds\":30,\"payload\":{\"a\":\"\\ud800\"}|payload|surrogate",
                ",\"every_seconds\":30,\"payload\":{\"a\":1e999999999}|payload|digits",
                ",\"every_seconds\":30,\"payload\":{\"a\":1e-999999999}|payload|digits",
                ",\"every_seconds\":30,\"seconds\":1|seconds|is not a field",
            })
    void shouldNameTheWrongField(String times, String field, String message) {
        isWrong(withTimes(times), field, message);
    }

    @Test
    void shouldRefuseWhatOnlyTheSystemAsksFor() {
        topic.know(types, FakeTaskTypes.INVOICE);

        isWrong(api.post(SCHEDULES, CRON.replace("chore", "invoice")), "task_type", "is an internal type");
        isWrong(withTimes(",\"every_seconds\":30,\"queue\":\"system\""), "queue", "system's own timers");
        api.post(SCHEDULES, CRON);
        isWrong(api.put(SCHEDULES + "/1", "{\"task_type\":\"invoice\"}"), "task_type", "is an internal type");
    }

    /** Rows that an operator wrote, such as the built-in ones. */
    @Test
    void shouldLetTheTimesOfTheSystemsOwnSchedulesChangeAndNotWhatTheyAskFor() {
        topic.know(types, FakeTaskTypes.INVOICE);
        api.post(SCHEDULES, CRON);
        String path = SCHEDULES + "/1";
        rows.update(Schedules.TABLE, "id", 1L, Map.of("task_type", "invoice", "queue", "system"));

        assertThat(api.put(path, "{\"cron\":\"0 8 * * MON\"}").status()).isEqualTo(200);
        assertThat(api.put(path, "{\"task_type\":\"invoice\",\"payload\":{},\"queue\":\"system\"}")
                        .status())
                .isEqualTo(200);
        isWrong(api.put(path, "{\"payload\":{\"order\":{}}}"), "payload", "cannot be changed");
        assertThat(api.put(path, "{\"task_type\":\"chore\",\"queue\":\"default\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldBoundTheName() {
        isWrong(api.post(SCHEDULES, CRON.replace("mondays", "ü".repeat(101))), "name", "200 bytes");
        isWrong(api.post(SCHEDULES, CRON.replace("mondays", "x".repeat(201))), "name", "200");
        assertThat(api.post(SCHEDULES, CRON.replace("mondays", "ü".repeat(100))).status())
                .isEqualTo(201);
    }

    @Test
    void shouldBoundThePayload() {
        String text = "x".repeat(100_000 - "{\"a\": \"\"}".length());

        isWrong(
                withTimes(",\"every_seconds\":1,\"payload\":{\"a\":\"%sx\"}".formatted(text)),
                "payload",
                "100000 bytes");
        assertThat(withTimes(",\"every_seconds\":1,\"payload\":{\"a\":\"%s\"}".formatted(text))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no such type!", "Sum", "1"})
    void shouldRefuseWhatIsNoType(String type) {
        isWrong(api.post(SCHEDULES, CRON.replace("chore", type)), "task_type", "type of task");
    }

    @Test
    void shouldRefuseWhatTheTypeDoesNotTake() {
        topic.know(types, FakeTaskTypes.SUM);

        isWrong(
                api.post(SCHEDULES, CRON.replace("\"chore\"", "\"sum\",\"payload\":{\"numbers\":[1,\"two\"]}")),
                "payload.numbers[1]",
                "number");
    }

    @Test
    void shouldNameAllThatIsMissing() {
        Answer refused = api.post(SCHEDULES, "{}");

        assertThat(refused.json().at("/errors").findValuesAsString("field")).containsExactly("name", "task_type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"cron\":null}|cron|one of both",
                "{\"cron\":\"* * * * 9\"}|cron|9",
                "{\"cron\":\"@daily\",\"every_seconds\":5}|cron|one of both",
                "{\"zone\":null}|zone|must not be null",
                "{\"payload\":null}|payload|must not be null",
                "{\"enabled\":null}|enabled|must not be null",
                "{\"name\":\"\"}|name|must not be empty",
                "{\"task_type\":\"NO\"}|task_type|type of task"
            })
    void shouldRefuseABadChangeAndLeaveTheRow(String body, String field, String message) {
        String before = api.post(SCHEDULES, CRON).text();
        isWrong(api.put(SCHEDULES + "/1", body), field, message);

        assertThat(api.get(SCHEDULES + "/1").text()).isEqualTo(before);
    }

    @Test
    void shouldPauseWhatCouldNotBeMadeByThisApi() {
        api.post(SCHEDULES, CRON);
        rows.update(Schedules.TABLE, "id", 1L, Map.of("cron", "0 0 30 2 *", "task_type", "GONE"));

        assertThat(api.post(SCHEDULES + "/1/pause", "").at("/enabled")).isEqualTo("false");
        assertThat(api.put(SCHEDULES + "/1", "{\"name\":\"old\"}").status()).isEqualTo(200);
        Answer refused = api.post(SCHEDULES + "/1/resume", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors").findValuesAsString("field")).containsExactly("cron", "task_type");
    }

    @Test
    void shouldAskNoStoreForWhatIsRefused() {
        withTimes("");

        assertThat(streamsApp.count("schedules")).isZero();
    }
}
