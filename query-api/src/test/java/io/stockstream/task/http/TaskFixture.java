package io.stockstream.task.http;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeTaskLedger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole application with one task, of which the stores and the ledger tell. */
@ApiTest
abstract class TaskFixture {

    @Autowired
    ApiClient api;

    @Autowired
    FakeKafka kafka;

    @Autowired
    FakeStreamsApp streamsApp;

    @Autowired
    FakeTaskLedger ledger;

    @BeforeEach
    void reset() {
        ledger.reset();
        kafka.reset();
        streamsApp.reset();
    }

    final void store(String queue, String state, String result) {
        TwiceFailedTask.answer(streamsApp, queue, state, result);
    }
}
