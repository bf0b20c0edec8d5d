package io.stockstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldKeepPasswordsForTheOwnerOnly() throws IOException {
        Path file = folder.resolve("secrets.properties");

        Secrets first = Secrets.in(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first.migrator()).hasSize(32).isNotEqualTo(first.cdc());
        assertThat(Secrets.in(file)).isEqualTo(first);
        assertThat(first).hasToString("Secrets[hidden]");
    }

    @Test
    void shouldNameWhatIsMissingWhenTheFileWasDamaged() throws IOException {
        Path file = Files.writeString(folder.resolve("secrets.properties"), "superuser=x\n");

        assertThatThrownBy(() -> Secrets.in(file))
                .isInstanceOf(LocalSystemException.class)
                .hasMessageContaining("lacks the password of migrator");
    }
}
