package io.stockstream.schedule.http;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeCache;
import io.stockstream.api.testing.FakeCatalogue;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeRows;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.api.testing.FakeTaskTypes;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskType;
import io.stockstream.task.type.TaskTypes;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole application with schedules that go on to the stores as they are committed. */
@ApiTest
abstract class ScheduleFixture {

    static final String SCHEDULES = "/api/v1/schedules";
    static final String CRON = "{\"name\":\"mondays\",\"cron\":\"30 7 * * MON\",\"task_type\":\"chore\"}";
    static final String EVERY = "{\"name\":\"often\",\"every_seconds\":30.0,\"task_type\":\"chore\"}";

    /** Takes any object. */
    private static final TaskType CHORE = new TaskType(
            "chore",
            "Does what it is told.",
            TaskQueue.DEFAULT,
            "{\"type\":\"object\"}",
            1_000L,
            1,
            List.of(1_000L),
            false);

    @Autowired
    ApiClient api;

    @Autowired
    FakeStreamsApp streamsApp;

    @Autowired
    FakeCatalogue stores;

    @Autowired
    FakeCache redis;

    @Autowired
    FakeRows rows;

    @Autowired
    FakeKafka kafka;

    @Autowired
    FakeTaskTypes topic;

    @Autowired
    TaskTypes types;

    @BeforeEach
    void reset() {
        topic.know(types, CHORE);
        streamsApp.reset();
        stores.reset();
        redis.reset();
        kafka.reset();
        rows.reset();
        rows.capture(stores);
        seen(Long.MAX_VALUE);
    }

    /** The topology of the schedules goes by this version of every row. */
    final void seen(long version) {
        streamsApp.answer("schedules", query -> Reply.found(state("{\"version\":%d}".formatted(version))));
    }

    static String state(String schedule) {
        return """
                {"schedule_id":1,"schedule":%s,"decided_until":null,"next_run":"2026-11-30T07:30:00Z",\
                "last_run":"2026-11-23T07:30:00Z","last_task_id":"schedule:1:2026-11-23T07:30:00Z",\
                "last_task_state":"succeeded","problem":null,"decisions":2,"now":"2026-11-24T10:00:00Z","version":3}""".formatted(schedule);
    }
}
