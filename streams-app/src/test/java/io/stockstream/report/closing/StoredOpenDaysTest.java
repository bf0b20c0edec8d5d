package io.stockstream.report.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.platform.client.StoreClient;
import io.stockstream.platform.client.StubInstance;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredOpenDaysTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");

    private final StubInstance instance = new StubInstance();
    private final StoreClient stores = new StoreClient(List.of(instance.url()));
    private final StoredOpenDays days = new StoredOpenDays(stores);

    @BeforeEach
    void own() {
        instance.own("report-shards", 2);
        instance.answer(path(0), "{\"items\":[\"2026-11-27\",\"2026-11-29\"]}");
        instance.answer(path(1), "{\"items\":[\"2026-11-28\"]}");
    }

    @AfterEach
    void stop() {
        stores.close();
        instance.close();
    }

    @Test
    void shouldGatherTheOpenDaysOfEveryPartition() throws Exception {
        assertThat(days.before(TODAY))
                .containsExactly(
                        LocalDate.parse("2026-11-27"), LocalDate.parse("2026-11-28"), LocalDate.parse("2026-11-29"));
    }

    @Test
    void shouldFailWhenAPartitionCannotBeRead() {
        instance.forget();
        instance.own("report-shards", 1);
        instance.otherwise(503);

        assertThatThrownBy(() -> days.before(TODAY))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("answered 503");
    }

    @Test
    void shouldSayWhatToSetWhenNoInstanceRunsTheTopology() {
        instance.own("orders", 1);

        assertThatThrownBy(() -> days.before(TODAY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Set STREAMS_APP_URLS to instances that run reports");
    }

    private static String path(int partition) {
        return "/store/open-report-days?partition=%d&before=2026-11-30&limit=100".formatted(partition);
    }
}
