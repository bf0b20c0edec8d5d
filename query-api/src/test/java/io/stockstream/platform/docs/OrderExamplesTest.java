package io.stockstream.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
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

@ApiTest
class OrderExamplesTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final String ORDER = ORDERS + "/{order_id}";

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

    private JsonNode answer(String method, String path, int status, String name) {
        return api.contract().example(api.contract().answers(method, path, status), name);
    }

    private Collection<String> fields(JsonNode example, String pointer) {
        return example.at(pointer).propertyNames();
    }

    @Test
    void shouldShowOrdersAsInTheExamples() {
        for (JsonNode example : List.of(
                answer("post", ORDERS, 202, "pending"),
                answer("get", ORDER, 200, "processed"),
                answer("get", ORDER, 200, "failed"))) {
            streamsApp.answer("orders", query -> Reply.found(example.toString()));

            assertThat(api.get(ORDERS + "/order-1").text()).isEqualTo(example.toString());
        }
    }

    @Test
    void shouldExplainAsInTheExample() {
        JsonNode example = answer("get", ORDER + "/explain", 200, "failed");
        JsonNode order = answer("get", ORDER, 200, "failed");
        streamsApp.answer("orders", query -> Reply.found(order.toString()));
        streamsApp.answer(
                "order-decisions", query -> Reply.found("{\"items\":%s}".formatted(example.at("/decisions"))));

        assertThat(api.get(ORDERS + "/order-1/explain").json()).isEqualTo(example);
    }

    @Test
    void shouldDescribeOrders() {
        JsonNode document = api.contract().document();
        JsonNode processed = answer("get", ORDER, 200, "processed");
        JsonNode schemas = document.at("/components/schemas");

        assertThat(schemas.at("/NewOrder/required").toString()).isEqualTo("[\"lines\"]");
        assertThat(schemas.at("/NewOrderLine/required").toString()).isEqualTo("[\"quantity\"]");
        assertThat(schemas.at("/ShopOrder/required").size()).isEqualTo(4);
        assertThat(schemas.at("/Order/properties").propertyNames()).containsExactlyElementsOf(fields(processed, ""));
        assertThat(schemas.at("/OrderLine/properties").propertyNames())
                .containsExactlyElementsOf(fields(processed, "/lines/0"));
        assertThat(schemas.at("/OrderDecision/properties").propertyNames())
                .containsExactlyElementsOf(fields(answer("get", ORDER + "/explain", 200, "failed"), "/decisions/0"));
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
