package io.stockstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EnvFileTest {
    @Test
    void shouldReadWhatDockerComposeReads() {
        Map<String, String> values = EnvFile.parse(
                ".env",
                List.of(
                        "# comment",
                        "",
                        "PLAIN=value",
                        "export EXPORTED=yes",
                        "SPACED = around ",
                        "QUOTED=\"with # and spaces\"",
                        "SINGLE='one'",
                        "COMMENTED=value # why",
                        "HASH=a#b",
                        "EMPTY=",
                        "EQUALS=-Da=b -Dc=d",
                        "WINDOWS=line\r"));

        assertThat(values)
                .containsExactly(
                        Map.entry("PLAIN", "value"),
                        Map.entry("EXPORTED", "yes"),
                        Map.entry("SPACED", "around"),
                        Map.entry("QUOTED", "with # and spaces"),
                        Map.entry("SINGLE", "one"),
                        Map.entry("COMMENTED", "value"),
                        Map.entry("HASH", "a#b"),
                        Map.entry("EMPTY", ""),
                        Map.entry("EQUALS", "-Da=b -Dc=d"),
                        Map.entry("WINDOWS", "line"));
    }

    @Test
    void shouldNameTheLineThatIsNoEntry() {
        assertThatThrownBy(() -> EnvFile.parse(".env", List.of("GOOD=1", "no entry")))
                .isInstanceOf(LocalSystemException.class)
                .hasMessageStartingWith(".env line 2 is not NAME=value: correct it.");
    }

    @Test
    void shouldNotShowTheValueOfALineThatIsNoEntry() {
        assertThatThrownBy(() -> EnvFile.parse(".env", List.of("SMTP_PASSWORD='hunter#2\" x")))
                .hasMessageStartingWith(".env line 1 (SMTP_PASSWORD) is not NAME=value")
                .hasMessageNotContaining("hunter");
    }
}
