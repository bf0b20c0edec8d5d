package io.stockstream.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeStreamsApp;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class BadOrderTest {

    private static final String PATH = "/api/v1/orders";
    private static final String GOOD_LINE = "{\"sku\":\"SKU-1\",\"quantity\":1}";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeKafka kafka;

    @Autowired
    private FakeStreamsApp streamsApp;

    @BeforeEach
    void reset() {
        kafka.reset();
        streamsApp.reset();
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(kafka.others()).isEmpty();
    }

    private static List<String> fields(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.at("/code")).isEqualTo("invalid_field");
        return answer.json()
                .at("/errors")
                .valueStream()
                .map((JsonNode error) -> error.at("/field").stringValue())
                .toList();
    }

    /** Each body is an order that is right but for one thing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"email\":\"a@example.com\",\"lines\":[LINE],\"note\":1}|note|is not a field",
                "{\"email\":\"a@example.com\",\"lines\":[]}|lines|1 to 1000 lines",
                "{\"email\":\"a@example.com\"}|lines|must be an array",
                "{\"email\":\"a@example.com\",\"lines\":null}|lines|must be an array",
                "{\"email\":\"a@example.com\",\"lines\":LINE}|lines|must be an array",
                "{\"email\":\"a@example.com\",\"lines\":[LINE,7]}|lines[1]|must be a JSON object",
                "{\"email\":\"a@example.com\",\"lines\":[LINE,null]}|lines[1]|must be a JSON object",
                "{\"lines\":[LINE]}|email|user_id, email or both",
                "{\"email\":\"nobody\",\"lines\":[LINE]}|email|must be an e-mail address",
                "{\"email\":\"\",\"lines\":[LINE]}|email|must be an e-mail address",
                "{\"email\":\"a@b\\r\\nBcc: c@example.com\",\"lines\":[LINE]}|email|must be an e-mail address",
                "{\"email\":5,\"lines\":[LINE]}|email|must be text",
                "{\"user_id\":0,\"lines\":[LINE]}|user_id|from 1 on",
                "{\"user_id\":\"1\",\"lines\":[LINE]}|user_id|from 1 on",
                "{\"user_id\":1.5,\"lines\":[LINE]}|user_id|from 1 on",
                "{\"user_id\":1,\"delivery_address_id\":-1,\"lines\":[LINE]}|delivery_address_id|from 1 on",
                "{\"user_id\":1,\"currency\":\"rub\",\"lines\":[LINE]}|currency|ISO 4217",
                "{\"user_id\":1,\"currency\":\"ZZZ\",\"lines\":[LINE]}|currency|ISO 4217",
                "{\"user_id\":1,\"currency\":\"XXX\",\"lines\":[LINE]}|currency|ISO 4217",
                "{\"user_id\":1,\"currency\":\"XTS\",\"lines\":[LINE]}|currency|ISO 4217",
                "{\"user_id\":1,\"currency\":\"XAU\",\"lines\":[LINE]}|currency|ISO 4217",
                "{\"user_id\":1,\"currency\":\"DEM\",\"lines\":[LINE]}|currency|ISO 4217",
                "{\"user_id\":1,\"default_currency\":\"EUR\",\"lines\":[LINE]}|default_currency|is not a field",
                "{\"user_id\":1,\"currency\":\"JPY\",\"lines\":[{\"sku\":\"S\",\"quantity\":1,\"unit_price\":100.50}]}|lines[0].unit_price|no decimals, because it is in JPY",
                "{\"user_id\":1,\"currency\":\"EUR\",\"lines\":[{\"sku\":\"S\",\"quantity\":1,\"unit_price\":1.255}]}|lines[0].unit_price|at most 2 decimals",
                "{\"user_id\":1,\"currency\":\"KWD\",\"lines\":[{\"sku\":\"S\",\"quantity\":1,\"unit_price\":1.2555}]}|lines[0].unit_price|at most 3 decimals",
                "{\"user_id\":1,\"order_id\":\" \",\"lines\":[LINE]}|order_id|must not be empty",
                "{\"user_id\":1,\"order_id\":12,\"lines\":[LINE]}|order_id|must be text",
                "{\"user_id\":1,\"order_id\":\"..\",\"lines\":[LINE]}|order_id|no path can name",
                "{\"user_id\":1,\"order_id\":\"a\\u0000b\",\"lines\":[LINE]}|order_id|control characters",
                "{\"user_id\":1,\"order_id\":\"\\ud800\",\"lines\":[LINE]}|order_id|surrogate",
                "[]|(body)|must be a JSON object"
            })
    void shouldNameWrongFieldOfOrder(String body, String field, String said) {
        Answer answer = api.post(PATH, body.replace("LINE", GOOD_LINE));

        assertThat(fields(answer)).containsExactly(field);
        assertThat(answer.at("/errors/0/message")).contains(said);
    }

    /** The third line is wrong in one thing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"sku\":\"S\",\"quantity\":0|quantity|from 1 to 1000000000",
                "\"sku\":\"S\",\"quantity\":-1|quantity|from 1 to 1000000000",
                "\"sku\":\"S\",\"quantity\":1000000001|quantity|from 1 to 1000000000",
                "\"sku\":\"S\",\"quantity\":99999999999999999999999|quantity|from 1 to 1000000000",
                "\"sku\":\"S\",\"quantity\":1e999999|quantity|from 1 to 1000000000",
                "\"sku\":\"S\",\"quantity\":1.5|quantity|from 1 to 1000000000",
                "\"sku\":\"S\",\"quantity\":1e-2147483647|quantity|from 1 to 1000000000",
                "\"sku\":\"S\",\"quantity\":\"2\"|quantity|from 1 to 1000000000",
                "\"sku\":\"S\",\"quantity\":true|quantity|from 1 to 1000000000",
                "\"sku\":\"S\",\"quantity\":null|quantity|is missing",
                "\"sku\":\"S\"|quantity|is missing",
                "\"sku\":\"S\",\"quantity\":1,\"unit_price\":9.99999|unit_price|at most 4 decimals",
                "\"sku\":\"S\",\"quantity\":1,\"unit_price\":-0.01|unit_price|at most 4 decimals",
                "\"sku\":\"S\",\"quantity\":1,\"unit_price\":10000000000|unit_price|at most 4 decimals",
                "\"sku\":\"S\",\"quantity\":1,\"unit_price\":1e999999|unit_price|at most 4 decimals",
                "\"sku\":\"S\",\"quantity\":1,\"unit_price\":\"9.99\"|unit_price|at most 4 decimals",
                "\"sku\":\"S\",\"product_id\":1,\"quantity\":1|sku|either sku or product_id",
                "\"quantity\":1|sku|either sku or product_id",
                "\"sku\":\"\",\"quantity\":1|sku|must not be empty",
                "\"sku\":7,\"quantity\":1|sku|must be text",
                "\"product_id\":\"x\",\"quantity\":1|product_id|from 1 on",
                "\"product_id\":0,\"quantity\":1|product_id|from 1 on",
                "\"sku\":\"S\",\"quantity\":1,\"warehouse_id\":\"\"|warehouse_id|must not be empty",
                "\"sku\":\"S\",\"quantity\":1,\"price\":1|price|is not a field"
            })
    void shouldNameWrongFieldOfLine(String line, String field, String said) {
        Answer answer = api.post(PATH, "{\"user_id\":1,\"lines\":[%s,%s,{%s}]}".formatted(GOOD_LINE, GOOD_LINE, line));

        assertThat(fields(answer)).containsExactly("lines[2]." + field);
        assertThat(answer.at("/errors/0/message")).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"item\":\"S\",\"qty\":1,\"email\":\"a@example.com\"}|id",
                "{\"id\":1,\"item\":\"S\",\"qty\":1,\"email\":\"a@example.com\"}|id",
                "{\"id\":\"\",\"item\":\"S\",\"qty\":1,\"email\":\"a@example.com\"}|id",
                "{\"id\":\"1\",\"qty\":1,\"email\":\"a@example.com\"}|item",
                "{\"id\":\"1\",\"item\":\" \",\"qty\":1,\"email\":\"a@example.com\"}|item",
                "{\"id\":\"1\",\"item\":\"S\",\"qty\":0,\"email\":\"a@example.com\"}|qty",
                "{\"id\":\"1\",\"item\":\"S\",\"qty\":\"1\",\"email\":\"a@example.com\"}|qty",
                "{\"id\":\"1\",\"item\":\"S\",\"email\":\"a@example.com\"}|qty",
                "{\"id\":\"1\",\"item\":\"S\",\"qty\":1}|email",
                "{\"id\":\"1\",\"item\":\"S\",\"qty\":1,\"email\":\"user@\"}|email",
                "{\"id\":\"1\",\"item\":\"S\",\"qty\":1,\"email\":\"a@example.com\",\"price\":1}|price"
            })
    void shouldNameWrongFieldInTheWordsOfTheShop(String body, String field) {
        assertThat(fields(api.post("/order", body))).containsExactly(field);
    }

    @Test
    void shouldTellOfEverythingThatIsWrongAtOnce() {
        Answer answer = api.post(
                PATH,
                "{\"email\":\"x\",\"tip\":1,\"lines\":[{\"quantity\":0},{\"sku\":\"S\",\"quantity\":1,\"unit_price\":0.00001}]}");

        assertThat(fields(answer))
                .containsExactlyInAnyOrder("tip", "email", "lines[0].sku", "lines[0].quantity", "lines[1].unit_price");
    }

    @Test
    void shouldTellOfAHundredErrorsAtMost() {
        String lines = IntStream.range(0, 1000).mapToObj(i -> "{}").collect(Collectors.joining(","));

        assertThat(fields(api.post(PATH, "{\"user_id\":1,\"lines\":[%s]}".formatted(lines))))
                .hasSize(100)
                .startsWith("lines[0].quantity");
    }

    @Test
    void shouldRefuseMoreThanAThousandLines() {
        String lines = IntStream.range(0, 1001).mapToObj(i -> GOOD_LINE).collect(Collectors.joining(","));
        Answer answer = api.post(PATH, "{\"user_id\":1,\"lines\":[%s]}".formatted(lines));

        assertThat(fields(answer)).containsExactly("lines");
        assertThat(answer.at("/errors/0/value")).isEqualTo("1001 lines");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|status",
                "{\"status\":\"processed\"}|status",
                "{\"status\":\"SHIPPED\"}|status",
                "{\"status\":1}|status",
                "{\"status\":\"shipped\",\"comment\":\"x\"}|comment"
            })
    void shouldNameWrongFieldOfChange(String body, String field) {
        OrderFixture.store(streamsApp, "PROCESSED");

        assertThat(fields(api.patch(PATH + "/order-1", body))).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"comment\":1}|comment", "{\"reason\":\"x\"}|reason", "[]|(body)"})
    void shouldNameWrongFieldOfCancellation(String body, String field) {
        OrderFixture.store(streamsApp, "PROCESSED");

        assertThat(fields(api.post(PATH + "/order-1/cancel", body))).containsExactly(field);
    }

    @Test
    void shouldRefuseCommentThatIsTooLong() {
        OrderFixture.store(streamsApp, "PROCESSED");
        String body = "{\"comment\":\"%s\"}".formatted("x".repeat(1001));

        assertThat(fields(api.post(PATH + "/order-1/cancel", body))).containsExactly("comment");
    }
}
