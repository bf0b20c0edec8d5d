package io.stockstream.catalogue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stockstream.movement.FieldError;
import io.stockstream.platform.database.Row;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class IfMatchTest {

    private static final Row ROW = new Row(1L, 7, JsonNodeFactory.instance.objectNode());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                " * ",
                "\"7\"",
                " \"7\" ",
                "\"6\",\"7\"",
                "\"a,b\" , W/\"1\",\t\"7\"",
                "\"\",\"7\"",
                "\"7\","
            })
    void shouldLetTheVersionBeChangedThatIsNamed(String header) {
        assertThatCode(() -> IfMatch.of(List.of(header)).check(ROW)).doesNotThrowAnyException();
    }

    @Test
    void shouldLetAnyVersionBeChangedWithoutTheHeader() {
        assertThat(IfMatch.of(List.of()).isAny()).isTrue();
        assertThat(IfMatch.of(List.of("*")).isAny()).isTrue();
        assertThat(IfMatch.of(List.of("\"7\"")).isAny()).isFalse();
    }

    @Test
    void shouldReadAllLinesOfTheHeader() {
        assertThat(IfMatch.of(List.of("\"6\"", "\"7\", \"8\"")).tags()).containsExactly("\"6\"", "\"7\"", "\"8\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "\"77\"", "\"07\"", "W/\"7\"", "\"*\"", "\"\"", "\"6\", \"8\""})
    void shouldRefuseAnyOtherVersion(String header) {
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> IfMatch.of(List.of(header)).check(ROW));

        assertThat(refused.code()).isEqualTo(ProblemCode.PRECONDITION_FAILED);
        assertThat(refused)
                .hasMessage(
                        "If-Match is not the version that is there now, \"7\": read the row again and send its ETag with"
                                + " the change");
        assertThat(refused.errors()).extracting(FieldError::field).containsExactly("If-Match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "7",
                "\"7",
                "7\"",
                "\"7\" \"8\"",
                "\"7\", 8",
                "*, \"7\"",
                "w/\"7\"",
                "W/ \"7\"",
                "\"a b\"",
                "'7'"
            })
    void shouldRefuseWhatIsNoTag(String header) {
        ApiException refused = catchThrowableOfType(ApiException.class, () -> IfMatch.of(List.of(header)));

        assertThat(refused.code()).isEqualTo(ProblemCode.BAD_REQUEST);
        assertThat(refused.errors()).extracting(FieldError::field).containsExactly("If-Match");
    }
}
