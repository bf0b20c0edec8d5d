package io.stockstream.local.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassArchiveTest {
    @TempDir
    private Path folder;

    private Path jars;
    private Path jar;

    @BeforeEach
    void writeJar() throws IOException {
        jars = Files.createDirectory(folder.resolve("lib"));
        jar = Files.writeString(jars.resolve("app.jar"), "classes");
    }

    @Test
    void shouldKeepWhatTheFirstRunHasWritten() throws IOException {
        Path written = Files.writeString(file("app"), "archive");

        assertThat(file("app")).isEqualTo(written).exists();
    }

    @Test
    void shouldWriteAnotherOneWhenAJarHasChanged() throws IOException {
        Path older = Files.writeString(file("app"), "archive");

        Files.setLastModifiedTime(jar, FileTime.fromMillis(1));

        assertThat(file("app")).isNotEqualTo(older).doesNotExist();
        assertThat(older).doesNotExist();
    }

    @Test
    void shouldWriteAnotherOneWhenAJarWasAdded() throws IOException {
        Path older = Files.writeString(file("app"), "archive");

        Files.writeString(jars.resolve("more.jar"), "classes");

        assertThat(file("app")).isNotEqualTo(older);
    }

    @Test
    void shouldWriteAnotherOneWhenTheJvmWasKilledWhileItWrote() throws IOException {
        Path unfinished = Files.write(file("app"), new byte[] {0, 0, 0, 0, 1});
        assertThat(file("app")).isEqualTo(unfinished).doesNotExist();

        Files.createFile(unfinished);
        assertThat(file("app")).doesNotExist();
    }

    @Test
    void shouldLeaveWhatOtherProgramsHaveWritten() throws IOException {
        Path other = Files.writeString(file("other"), "archive");
        Path namedAlike = Files.writeString(file("app-setup"), "archive");
        Path cache = Files.writeString(folder.resolve("app-0123456789ab.aot"), "cache");

        assertThat(file("app")).doesNotExist();
        assertThat(List.of(other, namedAlike, cache)).allMatch(Files::exists);
    }

    private Path file(String program) {
        String option =
                new ClassArchive(folder, program, ClassPath.at(jars)).options().getLast();
        return Path.of(option.substring(option.indexOf('=') + 1));
    }
}
