package io.stockstream.schedule.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.schedule.ScheduleRunRequested;
import io.stockstream.schema.Topics;
import java.net.http.HttpRequest.BodyPublishers;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ScheduleRunTest extends ScheduleFixture {

    private static final String RUN = SCHEDULES + "/1/run";

    @Test
    void shouldAskForARun() {
        api.post(SCHEDULES, CRON);
        Answer answer = api.send(api.request(RUN).POST(BodyPublishers.noBody()));
        String runId = answer.at("/run_id");
        String taskId = "schedule:1:run:" + runId;

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.text())
                .isEqualTo("{\"schedule_id\":1,\"run_id\":\"%s\",\"task_id\":\"%s\"}".formatted(runId, taskId));
        assertThat(answer.header("Location")).contains("/tasks/schedule%3A1%3Arun%3A" + runId);
        assertThat(kafka.others()).containsExactly("schedules.run-requests 1");
        assertThat(kafka.values(Topics.SCHEDULE_RUN_REQUESTS)).containsExactly(new ScheduleRunRequested(1L, runId));
    }

    @Test
    void shouldAskForTheSameRunUnderTheSameKey() {
        api.post(SCHEDULES, CRON);
        Answer first = api.post(RUN, "application/json", "", "Idempotency-Key", "run-once");
        Answer again = api.post(RUN, "application/json", "", "Idempotency-Key", "run-once");
        redis.reset();
        Answer forgotten = api.post(RUN, "application/json", "", "Idempotency-Key", "run-once");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(forgotten.text()).isEqualTo(first.text());
        assertThat(api.post(RUN, "").text()).isNotEqualTo(first.text());
        assertThat(kafka.others()).hasSize(3);
    }

    @Test
    void shouldRunWhatIsPaused() {
        api.post(SCHEDULES, CRON);
        api.post(SCHEDULES + "/1/pause", "");

        assertThat(api.post(RUN, "").status()).isEqualTo(202);
    }

    @Test
    void shouldNotRunWhatDoesNotExist() {
        Answer answer = api.post(RUN, "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/detail")).isEqualTo("There is no schedule 1.");
        assertThat(api.post(SCHEDULES + "/x/run", "").status()).isEqualTo(422);
        assertThat(kafka.others()).isEmpty();
    }

    @Test
    void shouldNotRunWhatIsStillOnItsWay() {
        long version = api.post(SCHEDULES, CRON).json().get("version").longValue();
        seen(version - 1);
        Answer answer = api.post(RUN, "");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/code")).isEqualTo("schedule_not_ready");
        assertThat(answer.header("Retry-After")).isPresent();
        streamsApp.answer("schedules", query -> Reply.missing());
        assertThat(api.post(RUN, "").status()).isEqualTo(503);
        assertThat(kafka.others()).isEmpty();
    }

    @Test
    void shouldTellThatARunCouldNotBeWritten() {
        api.post(SCHEDULES, CRON);
        kafka.fail(new TimeoutException("no broker"));
        Answer answer = api.post(RUN, "");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/code")).isEqualTo("kafka_unavailable");
    }
}
