package io.stockstream.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandTest {
    @TempDir
    private Path folder;

    @Test
    void shouldGiveAProcessOnlyItsOwnVariablesAndThoseOfItsSurroundings() {
        Map<String, String> environment = new Command(List.of("env"), Map.of("MINE", "1"), folder)
                .builder(List.of())
                .environment();

        assertThat(environment).containsEntry("MINE", "1").containsKey("PATH");
        assertThat(environment.keySet())
                .allMatch(name -> name.equals("MINE") || Surroundings.has(name))
                .doesNotContain("SPRING_DATASOURCE_URL");
        assertThat(Surroundings.has("SPRING_DATASOURCE_URL")).isFalse();
    }

    @Test
    void shouldGiveASupervisorAllVariables() {
        assertThat(new Command(List.of("env"), Map.of(), folder, true)
                        .builder(List.of())
                        .environment())
                .containsAllEntriesOf(System.getenv());
    }
}
