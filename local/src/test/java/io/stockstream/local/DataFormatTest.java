package io.stockstream.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFormatTest {

    @TempDir
    Path home;

    @Test
    void shouldGoOnWithItsOwnData() throws IOException {
        DataFormat.check(home);
        writeData();

        assertThatCode(() -> DataFormat.check(home)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseTheDataOfAReleaseThatWroteNoVersion() throws IOException {
        writeData();

        assertThatThrownBy(() -> DataFormat.check(home))
                .isInstanceOf(LocalSystemException.class)
                .hasMessageContainingAll(home.resolve("data").toString(), "format 1", "./stockstream clean");
    }

    @Test
    void shouldRefuseTheDataOfANewerRelease() throws IOException {
        writeData();
        Files.writeString(home.resolve("data-format"), "99\n");

        assertThatThrownBy(() -> Preflight.check(home))
                .isInstanceOf(LocalSystemException.class)
                .hasMessageContaining("format 99");
    }

    private void writeData() throws IOException {
        Files.createDirectories(home.resolve("data/kafka"));
    }
}
