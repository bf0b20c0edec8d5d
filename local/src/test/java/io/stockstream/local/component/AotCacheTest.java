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

final class AotCacheTest {
    private static final byte[] COMPLETE = {(byte) 0xa2, (byte) 0xab, 0x0b, (byte) 0xf0, 1};
    private static final byte[] UNFINISHED = {0, 0, 0, 0, 1};
    private static final List<String> OPTIONS = List.of("-Xmx512m");

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void writeJar() throws IOException {
        jar = Files.writeString(Files.createDirectory(folder.resolve("lib")).resolve("app.jar"), "classes");
    }

    @Test
    void shouldUseWhatATrainingRunHasWritten() throws IOException {
        Path written = Files.write(output(cache()), COMPLETE);

        assertThat(cache().use()).contains(List.of("-XX:AOTCache=" + written));
    }

    @Test
    void shouldUseNothingWhenNothingWasTrained() {
        assertThat(cache().use()).isEmpty();
    }

    @Test
    void shouldNotUseACacheWhoseJvmWasKilledWhileItWrote() throws IOException {
        Files.write(output(cache()), UNFINISHED);

        assertThat(cache().use()).isEmpty();
    }

    @Test
    void shouldNotUseACacheOfAnotherJar() throws IOException {
        Files.write(output(cache()), COMPLETE);

        Files.setLastModifiedTime(jar, FileTime.fromMillis(1));

        assertThat(cache().use()).isEmpty();
    }

    @Test
    void shouldNotUseACacheOfOtherOptions() throws IOException {
        Files.write(output(cache()), COMPLETE);

        assertThat(cache(List.of("-Xmx512m", "-XX:+UseZGC")).use()).isEmpty();
    }

    @Test
    void shouldRemoveOlderCachesOfTheProgramBeforeItTrains() throws IOException {
        Path older = Files.write(output(cache(List.of("-Xmx1g"))), COMPLETE);
        Path leftBehind = Files.write(folder.resolve(older.getFileName() + ".config"), COMPLETE);
        Path other = Files.write(folder.resolve("other-123456.aot"), COMPLETE);
        Path archive = Files.write(folder.resolve("app-setup.jsa"), COMPLETE);

        cache().record();

        assertThat(older).doesNotExist();
        assertThat(leftBehind).doesNotExist();
        assertThat(other).exists();
        assertThat(archive).exists();
    }

    private AotCache cache() {
        return cache(OPTIONS);
    }

    private AotCache cache(List<String> options) {
        return new AotCache(folder, "app", ClassPath.at(jar.getParent()), options);
    }

    private static Path output(AotCache cache) {
        String option = cache.record().getFirst();
        return Path.of(option.substring(option.indexOf('=') + 1));
    }
}
