package io.stockstream.task.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskWork;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class SumHandlerTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static BigDecimal sum(String payload) throws PermanentTaskException {
        return new SumHandler()
                .handle(new TaskWork("t-1", JSON.readTree(payload), 1, Instant.EPOCH))
                .get("sum")
                .decimalValue();
    }

    @Test
    void shouldAddExactly() throws Exception {
        assertThat(sum("{\"numbers\":[0.1,0.2]}")).isEqualByComparingTo("0.3");
        assertThat(sum("{\"numbers\":[1e30,0.000001,-1e30]}")).isEqualByComparingTo("0.000001");
        assertThat(sum("{\"numbers\":[9007199254740993]}")).isEqualByComparingTo("9007199254740993");
        assertThat(sum("{\"numbers\":[%s]}".formatted(numbers(1_000)))).isEqualByComparingTo("499500");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"numbers\":[]}",
                "{\"numbers\":7}",
                "{\"numbers\":[\"7\"]}",
                "{\"numbers\":[1,null]}",
                "{\"numbers\":[1e31]}",
                "{\"numbers\":[1e999999999]}",
                "{\"numbers\":[1e-999999999]}"
            })
    void shouldRefuseForGoodWhatItCannotAdd(String payload) {
        assertThatThrownBy(() -> sum(payload))
                .isInstanceOf(PermanentTaskException.class)
                .hasMessageContaining("payload.numbers");
    }

    @Test
    void shouldRefuseTooMany() {
        assertThatThrownBy(() -> sum("{\"numbers\":[%s]}".formatted(numbers(1_001))))
                .isInstanceOf(PermanentTaskException.class)
                .hasMessage("payload.numbers must be 1 to 1000 numbers");
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}
