package io.stockstream.local.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.local.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KnownSettingsTest {

    @Test
    void shouldFindTheNamesInAConfiguration() {
        assertThat(KnownSettings.in("a: ${FIRST:x}\nb: ${SECOND}\nc: ${not.ours:y}\nd: ${A_1:${B_2:}}"))
                .containsExactlyInAnyOrder("FIRST", "SECOND", "A_1", "B_2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "streams-app/src/main/resources/application.yaml",
                "query-api/src/main/resources/application.yaml",
                "documents/src/main/resources/stockstream-documents.yaml"
            })
    void shouldExplainEverySettingOfTheApplications(String yaml) throws IOException {
        Path repository = Installation.find().root();
        String example = Files.readString(repository.resolve(".env.example"));

        assertThat(KnownSettings.in(Files.readString(repository.resolve(yaml))))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(example).containsPattern("(?m)^(# )?" + name + "="));
    }
}
