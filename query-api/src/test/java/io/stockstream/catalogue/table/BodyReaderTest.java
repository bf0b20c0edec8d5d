package io.stockstream.catalogue.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stockstream.movement.FieldError;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.StrictJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BodyReaderTest {

    private static final String USER = "{\"username\":\"ada\",\"email\":\"ada@example.com\"}";
    private static final String PRODUCT = "{\"sku\":\"SKU-1\",\"name\":\"Lamp\",\"price\":%s,\"currency\":\"EUR\"}";

    private static JsonNode json(String text) {
        return new StrictJson().parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> wrong(Table table, String body) {
        ApiException failure = catchThrowableOfType(ApiException.class, () -> BodyReader.created(table, json(body)));
        return failure.errors().stream().map(FieldError::field).toList();
    }

    @Test
    void shouldReadNewRowAndLeaveOutWhatIsLeftOut() {
        assertThat(BodyReader.created(Tables.USERS, json(USER)))
                .containsExactly(Map.entry("username", "ada"), Map.entry("email", "ada@example.com"));
    }

    @Test
    void shouldNameEveryWrongFieldAtOnce() {
        assertThat(
                        wrong(
                                Tables.USERS,
                                "{\"username\":\" \",\"email\":\"ada\",\"description\":5,\"id\":7,\"created_at\":\"x\",\"shoe\":1}"))
                .containsExactlyInAnyOrder("username", "email", "description", "id", "created_at", "shoe");
    }

    @Test
    void shouldNameMissingAndNullFieldsOfANewRow() {
        assertThat(wrong(Tables.USERS, "{\"email\":null}")).containsExactly("username", "email");
    }

    @Test
    void shouldTrimUsernames() {
        assertThat(BodyReader.created(Tables.USERS, json(USER.replace("ada\"", "  ada \""))))
                .containsEntry("username", "ada");
    }

    @Test
    void shouldTellClearedFieldsFromThoseLeftOut() {
        Map<String, Object> cleared = BodyReader.changed(Tables.USERS, json("{\"description\":null}"));

        assertThat(cleared).containsOnlyKeys("description").containsEntry("description", null);
        assertThat(BodyReader.changed(Tables.USERS, json("{}"))).isEmpty();
    }

    @Test
    void shouldNotClearWhatEveryRowHas() {
        ApiException failure = catchThrowableOfType(
                ApiException.class, () -> BodyReader.changed(Tables.USERS, json("{\"email\":null}")));

        assertThat(failure.errors()).extracting(FieldError::message).containsExactly("must not be null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com", "a.b+c@sub.example.org", "\\u00e4da@example.com", "x@xn--mnchen-3ya.de"})
    void shouldTakeEmail(String email) {
        assertThat(BodyReader.created(Tables.USERS, json(USER.replace("ada@example.com", email))))
                .containsKey("email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ada", "ada@", "@example.com", "a@b", "a b@example.com", "a@example..com", " a@example.com", ""})
    void shouldRefuseEmail(String email) {
        assertThat(wrong(Tables.USERS, USER.replace("ada@example.com", email))).containsExactly("email");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0.0000",
        "19.9,19.9000",
        "19.90,19.9000",
        "19.900000,19.9000",
        "5.000,5.0000",
        "1e2,100.0000",
        "9999999999.99,9999999999.9900"
    })
    void shouldKeepPricesExact(String price, String expected) {
        assertThat(BodyReader.created(Tables.PRODUCTS, json(PRODUCT.formatted(price))))
                .containsEntry("price", new BigDecimal(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "0.00001", "10000000000", "\"5\"", "true", "1e99999999", "1e-99999999", "[]"})
    void shouldRefusePrice(String price) {
        assertThat(wrong(Tables.PRODUCTS, PRODUCT.formatted(price))).containsExactly("price");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eur", "XX", "EURO", "ABC", "ZZZ", "XXX", "XTS", "XAU", "DEM", "HRK"})
    void shouldRefuseCurrency(String currency) {
        assertThat(wrong(Tables.PRODUCTS, PRODUCT.formatted("1").replace("EUR", currency)))
                .containsExactly("currency");
    }

    @Test
    void shouldSayHowStockIsChanged() {
        ApiException failure = catchThrowableOfType(
                ApiException.class, () -> BodyReader.changed(Tables.PRODUCTS, json("{\"stock_quantity\":5}")));

        assertThat(failure.errors().getFirst().message()).contains("movements");
    }

    @ParameterizedTest
    @CsvSource({"0,GB,user_id", "1.5,GB,user_id", "\"1\",GB,user_id", "1,gb,country", "1,UK,country", "1,GBR,country"})
    void shouldRefuseAddress(String userId, String country, String field) {
        assertThat(wrong(Tables.ADDRESSES, """
                        {"user_id":%s,"line":"1 High St","city":"London","postal_code":"SW1Y 4JH","country":"%s"}""".formatted(userId, country))).containsExactly(field);
    }

    @Test
    void shouldRefuseWhatPostgresCannotHold() {
        assertThat(wrong(Tables.USERS, USER.replace("}", ",\"description\":\"a\\u0000b\"}")))
                .containsExactly("description");
        assertThat(wrong(Tables.USERS, USER.replace("}", ",\"description\":\"\\ud83d\"}")))
                .containsExactly("description");
    }

    @Test
    void shouldBoundTexts() {
        assertThat(wrong(Tables.USERS, USER.replace("\"ada\"", "\"" + "a".repeat(101) + "\"")))
                .containsExactly("username");
        assertThat(wrong(Tables.PRODUCTS, PRODUCT.formatted("1").replace("SKU-1", "a\\tb")))
                .containsExactly("sku");
        assertThat(BodyReader.changed(Tables.USERS, json("{\"description\":\"%s\"}".formatted("x".repeat(10_000)))))
                .hasSize(1);
    }

    @Test
    void shouldTakeTheIdOfANewWarehouseOnly() {
        assertThat(BodyReader.created(Tables.WAREHOUSES, json("{\"id\":\"WH/1\",\"name\":\"North\"}")))
                .containsEntry("id", "WH/1");
        assertThat(BodyReader.created(Tables.WAREHOUSES, json("{\"id\":null,\"name\":\"North\"}")))
                .doesNotContainKey("id");
        assertThat(wrong(Tables.WAREHOUSES, "{\"id\":\" \",\"name\":\"North\"}"))
                .containsExactly("id");
        assertThat(catchThrowableOfType(
                                ApiException.class, () -> BodyReader.changed(Tables.WAREHOUSES, json("{\"id\":\"a\"}")))
                        .errors())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "42", "\"x\""})
    void shouldRefuseWhatIsNoObject(String body) {
        assertThat(wrong(Tables.USERS, body)).containsExactly("(body)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "0", "+1", "1.0", "9999999999999999999", "", "１"})
    void shouldRefuseNumericId(String id) {
        ApiException failure = catchThrowableOfType(ApiException.class, () -> IdKind.NUMBER.parse(id));

        assertThat(failure.errors()).extracting(FieldError::field).containsExactly("id");
    }
}
