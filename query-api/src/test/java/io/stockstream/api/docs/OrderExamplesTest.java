package io.stockstream.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class OrderExamplesTest {

    private static final String ORDERS = "/api/v1/orders";

    private final JsonMapper mapper = new JsonMapper();

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

    private Collection<String> fields(String example, String pointer) {
        return mapper.readTree(example).at(pointer).propertyNames();
    }

    private JsonNode document() {
        return api.get("/schema/openapi.json").json();
    }

    @Test
    void shouldTakeTheExamplesOfCommands() {
        streamsApp.answer("orders", query -> Reply.found(OrderExamples.PROCESSED));
        Answer order = api.post(ORDERS, OrderExamples.NEW_ORDER);
        Answer shop = api.post("/order", OrderExamples.SHOP_ORDER);
        Answer change = api.patch(ORDERS + "/order-1", OrderExamples.SHIPPED);
        Answer cancellation = api.post(ORDERS + "/order-1/cancel", OrderExamples.CANCELLATION);

        assertThat(List.of(order, shop, change, cancellation))
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(202));
        assertThat(order.json().propertyNames()).containsExactlyElementsOf(fields(OrderExamples.RECEIPT, ""));
        assertThat(shop.json().propertyNames()).containsExactlyElementsOf(fields(OrderExamples.SHOP_RECEIPT, ""));
        assertThat(change.at("/status"))
                .isEqualTo(mapper.readTree(OrderExamples.CHANGE_RECEIPT)
                        .at("/status")
                        .stringValue());
    }

    @Test
    void shouldShowOrdersAsInTheExamples() {
        for (String example : List.of(OrderExamples.PENDING, OrderExamples.PROCESSED, OrderExamples.FAILED)) {
            streamsApp.answer("orders", query -> Reply.found(example));

            assertThat(api.get(ORDERS + "/order-1").text())
                    .isEqualTo(example.replaceAll("\\s*\\n\\s*", "")
                            .replace("\": ", "\":")
                            .replace(", \"", ",\""));
        }
    }

    @Test
    void shouldExplainAsInTheExample() {
        String example = OrderExamples.EXPLANATION;
        streamsApp.answer("orders", query -> Reply.found(OrderExamples.FAILED));
        streamsApp.answer(
                "order-decisions",
                query -> Reply.found(
                        "{\"items\":%s}".formatted(mapper.readTree(example).at("/decisions"))));

        assertThat(api.get(ORDERS + "/order-1/explain").json()).isEqualTo(mapper.readTree(example));
    }

    @Test
    void shouldDescribeOrders() {
        JsonNode document = document();
        JsonNode schemas = document.at("/components/schemas");

        assertThat(schemas.at("/NewOrder/required").toString()).isEqualTo("[\"lines\"]");
        assertThat(schemas.at("/NewOrderLine/required").toString()).isEqualTo("[\"quantity\"]");
        assertThat(schemas.at("/ShopOrder/required").size()).isEqualTo(4);
        assertThat(schemas.at("/Order/properties").propertyNames())
                .containsExactlyElementsOf(fields(OrderExamples.PROCESSED, ""));
        assertThat(schemas.at("/OrderLine/properties").propertyNames())
                .containsExactlyElementsOf(fields(OrderExamples.PROCESSED, "/lines/0"));
        assertThat(schemas.at("/OrderDecision/properties").propertyNames())
                .containsExactlyElementsOf(fields(OrderExamples.EXPLANATION, "/decisions/0"));
        assertThat(schemas.at("/OrderDecision/properties/stock/oneOf").size()).isEqualTo(2);
        assertThat(schemas.at("/Order/properties/total/type").toString()).contains("null");
        assertThat(document.at("/paths/~1api~1v1~1orders/post/responses").propertyNames())
                .contains("200", "202", "400", "406", "409", "413", "415", "422", "503");
        assertThat(document.at("/paths/~1api~1v1~1orders~1{order_id}~1events/get/responses/200/content")
                        .propertyNames())
                .containsExactly("text/event-stream");
        assertThat(document.at("/paths/~1api~1v1~1orders~1{order_id}~1cancel/post/requestBody")
                        .at("/required")
                        .asBoolean())
                .isFalse();
    }
}
