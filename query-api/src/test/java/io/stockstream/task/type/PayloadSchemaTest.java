package io.stockstream.task.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stockstream.api.testing.FakeTaskTypes;
import io.stockstream.movement.FieldError;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PayloadSchemaTest {

    private final JsonMapper mapper = new JsonMapper();
    private final PayloadSchema sum = PayloadSchema.of(FakeTaskTypes.SUM.getPayloadSchema());

    private List<FieldError> check(String payload) {
        return sum.check(mapper.readTree(payload), "payload");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|payload.numbers|is missing",
                "{\"numbers\":[1,2,3,\"x\"]}|payload.numbers[3]|string found, number expected",
                "{\"numbers\":[]}|payload.numbers|must have at least 1 items but found 0",
                "{\"numbers\":[1],\"more\":5}|payload.more|is not a field of this type of task",
                "{\"numbers\":[1],\"to\":\"nobody\"}|payload.to|does not match the email pattern must be a valid RFC 5321 Mailbox"
            })
    void shouldNameTheFieldAndWhatIsWanted(String payload, String field, String message) {
        assertThat(check(payload)).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.message()).isEqualTo(message);
        });
    }

    @Test
    void shouldTakeWhatFits() {
        assertThat(check("{\"numbers\":[1,-2.5,1e300]}")).isEmpty();
    }

    @Test
    void shouldBoundWhatItTells() {
        String name = "n".repeat(5_000);

        assertThat(check("{\"numbers\":[" + "\"x\",".repeat(900) + "1]}")).hasSize(100);
        assertThat(check("{\"numbers\":[1],\"%s\":1}".formatted(name)))
                .singleElement()
                .satisfies(error -> assertThat(error.field().length()).isLessThanOrEqualTo(201));
    }

    @Test
    void shouldSpeakOneLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(check("{\"numbers\":[]}").getFirst().message()).startsWith("must have");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{\"$ref\":\"http://127.0.0.1:9/schema.json\"}",
                "{\"properties\":{\"a\":{\"$ref\":\"file:///etc/passwd\"}}}",
                "{\"$ref\":\"#/$defs/missing\"}"
            })
    void shouldRefuseWhatDoesNotStandForItself(String schema) {
        assertThatIllegalArgumentException().isThrownBy(() -> PayloadSchema.of(schema));
    }
}
