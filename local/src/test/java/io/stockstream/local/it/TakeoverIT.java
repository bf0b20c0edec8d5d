package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SharedSystem;
import io.stockstream.stock.MovementReported;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two instances share the work; one dies. */
class TakeoverIT {

    private static final String SECOND = "streams-app-2";
    private static final int SKUS = 100;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static LocalSystem system;

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
    }

    @AfterEach
    void leaveOneInstance() {
        system.stop("query-api-2");
        system.stop(SECOND);
    }

    @Test
    void shouldAnswerEveryKeyThroughEitherAndNeverSayFalselyThatItIsUnknown() {
        List<MovementReported> facts = IntStream.range(0, SKUS)
                .mapToObj(i -> Facts.arrival("TWO-" + i, "two-" + i, "A", 1L + i))
                .toList();
        new Cluster(system).report(facts);
        system.addStreamsApp(SECOND);
        system.addQueryApi("query-api-2", system.storeApiUrl(SECOND));
        Rest first = new Rest(system.apiUrl());
        Rest second = new Rest(system.url("query-api-2"));
        Rest storeOfFirst = new Rest(system.storeApiUrl("streams-app"));
        Rest storeOfSecond = new Rest(system.storeApiUrl(SECOND));

        await().atMost(LIMIT).until(() -> owners(storeOfFirst).size() == 2);
        for (Rest reader : List.of(first, second)) {
            await().atMost(LIMIT).until(() -> statuses(reader, "/api/v1/stock/").equals(Set.of(200)));
            assertThat(statuses(reader, "/api/v1/stock/")).containsExactly(200);
        }
        for (Rest store : List.of(storeOfFirst, storeOfSecond)) {
            assertThat(statuses(store, "/store/stock-levels?sku=")).containsExactly(200);
        }

        system.kill(SECOND);

        Set<Integer> seen = new HashSet<>();
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(100)).until(() -> {
            Set<Integer> now = statuses(first, "/api/v1/stock/");
            seen.addAll(now);
            return now.equals(Set.of(200));
        });
        assertThat(seen).isSubsetOf(200, 503);
        assertThat(first.get("/api/v1/movements/" + Facts.id("two-7")).status()).isEqualTo(200);
    }

    /** The different owners of all partitions. */
    private static Set<String> owners(Rest store) {
        Set<String> owners = new HashSet<>();
        JsonNode partitions = store.get("/store/owners")
                .body()
                .path("stores")
                .path("stock-levels")
                .path("owners");
        partitions.forEach(owner -> owners.add(owner.asString()));
        return owners;
    }

    private static Set<Integer> statuses(Rest reader, String path) {
        Set<Integer> statuses = new HashSet<>();
        for (int i = 0; i < SKUS; i++) {
            statuses.add(reader.get(path + "TWO-" + i).status());
        }
        return statuses;
    }
}
