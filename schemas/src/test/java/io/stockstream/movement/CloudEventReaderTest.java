package io.stockstream.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CloudEventReaderTest {

    private static final String EVENT = """
            {"id":"b3b53031-e83a-4654-87f5-b6b6fb09fd99","source":"WH-3322","specversion":"1.0",
             "type":"ru.retail.warehouses.movement","datacontenttype":"application/json",
             "dataschema":"ru.retail.warehouses.movement.v1.0","time":1737439421623,"subject":"WH-3322:DEPARTURE",
             "destination":"ru.retail.warehouses",
             "data":{"movement_id":"C6290746-790e-43fa-8270-014dc90e02e0","warehouse_id":"c1d70455-7e14-11e9-812a-70106f431230",
              "timestamp":"2025-02-18T14:34:56Z","event":"departure","product_id":"4705204f-498f-4f96-b4ba-df17fb56bf55","quantity":100}}
            """;

    private final JsonMapper json = new JsonMapper();
    private final CloudEventReader reader = new CloudEventReader();

    @Test
    void shouldReadTheEnvelopeOfRowS2() {
        MovementReported fact = reader.read(json.readTree(EVENT), "");

        assertThat(fact.getMovementId()).isEqualTo("c6290746-790e-43fa-8270-014dc90e02e0");
        assertThat(fact.getEvent()).isEqualTo(MovementEvent.DEPARTURE);
        assertThat(fact.getQuantity()).isEqualTo(100);
        assertThat(fact.getSentAt()).isEqualTo(Instant.ofEpochMilli(1737439421623L));
        assertThat(fact.getSubject()).isEqualTo("WH-3322:DEPARTURE");
        assertThat(fact.getDestination()).isEqualTo("ru.retail.warehouses");
    }

    @Test
    void shouldReadTimeAsRfc3339() {
        ObjectNode event = event();
        event.put("time", "2025-01-21T06:03:41.623Z");

        assertThat(reader.read(event, "").getSentAt()).isEqualTo(Instant.ofEpochMilli(1737439421623L));
    }

    @Test
    void shouldReadBinaryModeWithTimeInMilliseconds() {
        MovementReported fact = reader.readBinary(
                Map.of(
                        "id", "1",
                        "source", "WH-1",
                        "specversion", "1.0",
                        "type", CloudEventReader.TYPE,
                        "time", "1737439421623"),
                event().get("data"));

        assertThat(fact.getEventId()).isEqualTo("1");
        assertThat(fact.getSentAt()).isEqualTo(Instant.ofEpochMilli(1737439421623L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quantity | 0",
                "quantity | -5",
                "quantity | 1.5",
                "quantity | 1000000000000000000000000000000",
                "quantity | \"5\"",
                "quantity | null",
                "event | \"lost\"",
                "movement_id | \"abc\"",
                "timestamp | \"yesterday\"",
                "timestamp | 5",
                "warehouse_id | \"\"",
                "product_id | \"a\\u0000b\""
            })
    void shouldNameTheFieldAndNothingElse(String field, String value) {
        ObjectNode event = event();
        ((ObjectNode) event.get("data")).set(field, json.readTree(value));

        InvalidMovementException error =
                catchThrowableOfType(InvalidMovementException.class, () -> reader.read(event, "[2]."));

        assertThat(error.errors())
                .singleElement()
                .satisfies(e -> assertThat(e.field()).isEqualTo("[2].data." + field));
    }

    @ParameterizedTest
    @CsvSource({"specversion,0.3", "type,some.other.type", "datacontenttype,text/plain", "time,noon", "id,''"})
    void shouldNameTheAttribute(String attribute, String value) {
        ObjectNode event = event();
        event.put(attribute, value);

        InvalidMovementException error =
                catchThrowableOfType(InvalidMovementException.class, () -> reader.read(event, ""));

        assertThat(error.errors())
                .singleElement()
                .satisfies(e -> assertThat(e.field()).isEqualTo(attribute));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "APPLICATION/JSON;charset=UTF-8",
                "application/json ; charset=\"utf-8\"; v=1"
            })
    void shouldCompareMediaTypesAsRfc9110Does(String type) {
        ObjectNode event = event();
        event.put("datacontenttype", type);

        assertThat(reader.read(event, "").getQuantity()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/jsonx", "application/json-seq", "xapplication/json", "text/json", "", "json"})
    void shouldTakeNoOtherMediaType(String type) {
        ObjectNode event = event();
        event.put("datacontenttype", type);

        assertThat(catchThrowableOfType(InvalidMovementException.class, () -> reader.read(event, ""))
                        .errors())
                .singleElement()
                .satisfies(e -> assertThat(e.field()).isEqualTo("datacontenttype"));
    }

    @Test
    void shouldRefuseEncodedDataByItsName() {
        ObjectNode event = event();
        event.put("data_base64", "e30=");

        assertThat(catchThrowableOfType(InvalidMovementException.class, () -> reader.read(event, ""))
                        .errors())
                .singleElement()
                .satisfies(e -> assertThat(e.field()).isEqualTo("data_base64"));
    }

    @ParameterizedTest
    @CsvSource({"100.0", "1e2", "1000e-1", "100.000"})
    void shouldTakeAQuantityHoweverItIsWritten(String quantity) {
        ObjectNode event = event();
        ((ObjectNode) event.get("data")).set("quantity", json.readTree(quantity));

        assertThat(reader.read(event, "").getQuantity()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "2026-11-21T10:00:00.1234567891Z, 2026-11-21T10:00:00.123456Z"
    })
    void shouldKeepATimeToTheMicrosecond(String text, Instant kept) {
        ObjectNode event = event();
        ((ObjectNode) event.get("data")).put("timestamp", text);
        event.put("time", text);

        MovementReported fact = reader.read(event, "");

        assertThat(fact.getOccurredAt()).isEqualTo(kept);
        assertThat(fact.getSentAt()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T10:00Z", "2026-11-21T10:00:00+03", "2026-11-21T10:00:00"})
    void shouldRefuseATimeThatIsNotRfc3339(String text) {
        ObjectNode event = event();
        ((ObjectNode) event.get("data")).put("timestamp", text);

        assertThat(catchThrowableOfType(InvalidMovementException.class, () -> reader.read(event, ""))
                        .errors())
                .singleElement()
                .satisfies(e -> assertThat(e.field()).isEqualTo("data.timestamp"));
    }

    @Test
    void shouldCountAnEmojiAsOneCharacter() {
        ObjectNode event = event();
        ((ObjectNode) event.get("data")).put("product_id", "😀".repeat(MovementRules.MAX_TEXT));

        assertThat(reader.read(event, "").getSku()).hasSize(2 * MovementRules.MAX_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "subject", "destination"})
    void shouldRefuseAnAttributeThatWouldNotFitARecord(String attribute) {
        ObjectNode event = event();
        event.put(attribute, "x".repeat(MovementRules.MAX_ENVELOPE_TEXT + 1));

        InvalidMovementException error =
                catchThrowableOfType(InvalidMovementException.class, () -> reader.read(event, ""));

        assertThat(error.errors())
                .singleElement()
                .satisfies(e -> assertThat(e.field()).isEqualTo(attribute));
    }

    @Test
    void shouldTellOfEverythingAtOnce() {
        InvalidMovementException error = catchThrowableOfType(
                InvalidMovementException.class, () -> reader.read(json.readTree("{\"data\":{\"quantity\":0}}"), ""));

        assertThat(error.errors())
                .extracting(FieldError::field)
                .contains("id", "source", "specversion", "type", "data.movement_id", "data.quantity", "data.event");
    }

    @Test
    void shouldCutLongValues() {
        assertThat(new FieldError("f", "x".repeat(5_000), "m").value()).hasSizeLessThan(110);
    }

    private ObjectNode event() {
        return (ObjectNode) json.readTree(EVENT);
    }
}
