package io.stockstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what no other test does: versions, images, licences. */
final class RepositoryTest {
    private static final Path ROOT = Installation.find().root();

    @Test
    void shouldNameEveryVersionOnce() throws IOException {
        assertThat(found("pom.xml", "<([a-z0-9.-]+\\.version)>")).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"docker-compose.yml", "query-api/Dockerfile", "streams-app/Dockerfile", "connect/Dockerfile"})
    void shouldPinImagesToAPatchVersion(String file) throws IOException {
        assertThat(found(file, "(?m)^(?: +image:|FROM) (?!stockstream/)(\\S+)"))
                .isNotEmpty()
                .allMatch(image -> image.matches("\\S+:\\d+\\.\\d+\\S*"));
    }

    @Test
    void shouldGiveEveryJvmInComposeALimitOfMemory() throws IOException {
        String compose = Files.readString(ROOT.resolve("docker-compose.yml"));
        String services = compose.substring(compose.indexOf("\nservices:"), compose.indexOf("\nvolumes:"));

        assertThat(services.split("\\n  (?=[a-z])"))
                .filteredOn(service -> service.contains("build:") || service.contains("image: apache"))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(service -> service.contains("mem_limit:"));
    }

    @Test
    void shouldCarryItsLicence() throws IOException {
        assertThat(ROOT.resolve("LICENSE")).content().contains("Apache License", "Version 2.0, January 2004");
        assertThat(ROOT.resolve("NOTICE")).content().contains("FastDoubleParser", "bigint", "DejaVu");
    }

    private static List<String> found(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
