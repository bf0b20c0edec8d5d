package io.stockstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A training run and what a later start makes of it, with the broker alone. */
@Order(2)
final class TrainingIT {
    private static final String KAFKA = "kafka";
    private static final int FIRST_JDK = 25;

    private final Path home = SharedSystem.home("training");

    @Test
    void shouldStartFromWhatATrainingRunHasRecorded() throws IOException {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(FIRST_JDK);
        try (LocalSystem training =
                LocalSystem.builder(home).only(KAFKA).training().build()) {
            training.start();
            assertThat(arguments(training)).contains("-XX:AOTCacheOutput=");
        }

        try (LocalSystem later = LocalSystem.builder(home).only(KAFKA).build()) {
            later.start();

            assertThat(arguments(later)).contains("-XX:AOTCache=");
            assertThat(Files.readString(later.log(KAFKA))).doesNotContain("error has occurred");
        }
    }

    private static String arguments(LocalSystem system) {
        return ProcessHandle.of(system.pid(KAFKA))
                .orElseThrow()
                .info()
                .commandLine()
                .orElseThrow();
    }
}
