package io.stockstream.movement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonNumbersTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2",
        "2.0, 2",
        "2.000, 2",
        "2e0, 2",
        "20e-1, 2",
        "1e3, 1000",
        "-3.0, -3",
        "0.0, 0",
        "9223372036854775807, 9223372036854775807"
    })
    void shouldTakeAWholeNumberHoweverItIsWritten(String text, long number) {
        assertThat(JsonNumbers.whole(json(text))).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.5",
                "1e-1",
                "9223372036854775808",
                "1e19",
                "1e2147483647",
                "1e-2147483647",
                "1e999999999",
                "0e999999999",
                "\"2\"",
                "true",
                "null",
                "[]"
            })
    void shouldTakeNothingElse(String text) {
        assertThat(JsonNumbers.whole(json(text))).isEmpty();
    }
}
