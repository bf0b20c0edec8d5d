package io.stockstream.stock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class PlainMovementTest {

    private static final String PATH = "/api/v1/movements";

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

    @Test
    void shouldWriteOneMovement() {
        Answer answer = api.post(PATH, "application/json", Bodies.MOVEMENT);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("/id")).isEqualTo(Bodies.MOVEMENT_ID + ":departure");
        assertThat(answer.header("Location")).contains(PATH + "/" + Bodies.MOVEMENT_ID);
        assertThat(kafka.facts()).hasSize(1);
    }

    @Test
    void shouldWriteArray() {
        Answer answer = api.post(PATH, "application/json", "[%s,%s]".formatted(Bodies.MOVEMENT, Bodies.MOVEMENT));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("/items/0/id")).isEqualTo(Bodies.MOVEMENT_ID + ":departure");
        assertThat(kafka.facts()).hasSize(2);
    }

    @Test
    void shouldNameFieldOfArrayElement() {
        Answer answer =
                api.post(PATH, "application/json", "[%s,%s]".formatted(Bodies.MOVEMENT, Bodies.withQuantity("1.5")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo("[1].quantity");
    }

    @Test
    void shouldShowMovementByIdInAnyCase() {
        streamsApp.answer("movements", query -> Reply.found("""
                {"items":[{"movement_id":"%s","sku":"SKU-1","status":"REJECTED",\
                "sender":{"warehouse_id":"A","at":"2026-11-21T10:00:00Z","quantity":500},"receiver":null,\
                "time_difference_seconds":null,"quantity_difference":null,\
                "rejection":{"reason":"INSUFFICIENT_STOCK","requested":500,"available":98},"version":1,\
                "updated_at":"2026-11-21T10:00:00Z"}]}""".formatted(query.get("movement_id"))));

        Answer answer = api.get(PATH + "/0B9F6E2A-51C3-4B7A-9D51-6F1C2A7E8D10");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                {"movement_id":"0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10","product_id":"SKU-1","status":"rejected",\
                "sender":{"warehouse_id":"A","at":"2026-11-21T10:00:00Z","quantity":500},"receiver":null,\
                "time_difference_seconds":null,"quantity_difference":null,\
                "rejection":{"reason":"insufficient_stock","requested":500,"available":98,"not_before":null,\
                "explanation":null}}""");
    }

    @Test
    void shouldShowWhyAMovementIsTooOldAndWhatToDo() {
        streamsApp.answer("movements", query -> Reply.found("""
                {"items":[{"movement_id":"%s","sku":"SKU-1","status":"REJECTED",\
                "sender":null,"receiver":{"warehouse_id":"A","at":"2024-11-21T10:00:00Z","quantity":500},\
                "time_difference_seconds":null,"quantity_difference":null,\
                "rejection":{"reason":"TOO_OLD","requested":500,"available":0,"horizon":"2025-10-17T00:00:00Z"},\
                "version":1,"updated_at":"2026-11-21T10:00:00Z"}]}""".formatted(query.get("movement_id"))));

        Answer answer = api.get(PATH + "/" + Bodies.MOVEMENT_ID);

        assertThat(answer.at("/rejection/reason")).isEqualTo("too_old");
        assertThat(answer.at("/rejection/not_before")).isEqualTo("2025-10-17T00:00:00Z");
        assertThat(answer.at("/rejection/explanation"))
                .startsWith("It happened at 2024-11-21T10:00:00Z, before 2025-10-17T00:00:00Z.")
                .contains("new movement_id");
    }

    @Test
    void shouldShowEveryProductThatWasReportedUnderOneId() {
        String stored = """
                {"movement_id":"%s","sku":"%s","status":"IN_TRANSIT","sender":null,"receiver":null,\
                "time_difference_seconds":null,"quantity_difference":null,"rejection":null,"version":1}""";
        streamsApp.answer(
                "movements",
                query -> Reply.found("{\"items\":[%s,%s]}"
                        .formatted(
                                stored.formatted(query.get("movement_id"), "SKU-1"),
                                stored.formatted(query.get("movement_id"), "SKU-2"))));

        Answer answer = api.get(PATH + "/" + Bodies.MOVEMENT_ID);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/movement_id")).isEqualTo(Bodies.MOVEMENT_ID);
        assertThat(answer.at("/products/0/product_id")).isEqualTo("SKU-1");
        assertThat(answer.at("/products/1/product_id")).isEqualTo("SKU-2");
        assertThat(answer.at("/products/1/status")).isEqualTo("in_transit");
    }

    @Test
    void shouldRefuseIdThatIsNoUuid() {
        Answer answer = api.get(PATH + "/not-a-uuid");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo("movement_id");
    }

    /**
     * The stores wait for the stock topology before they answer. When it lags too far, this process still knows that
     * the movement was accepted.
     */
    @Test
    void shouldShowAnAcceptedMovementAsPendingWhileNoStoreCanTell() {
        String id = "7c1f0f5e-08a1-4d3b-8f5f-3a8d7f3f0c11";
        Answer accepted = api.post(PATH, Bodies.MOVEMENT.replace(Bodies.MOVEMENT_ID, id));
        streamsApp.answer("movements", query -> Reply.moving());

        Answer shown = api.get(accepted.header("Location").orElseThrow());

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(shown.text()).isEqualTo("""
                {"movement_id":"%s","product_id":"SKU-1","status":"pending","sender":null,"receiver":null,\
                "time_difference_seconds":null,"quantity_difference":null,"rejection":null}""".formatted(id));
    }

    /** Skus are decided on one by one: those that are not yet are accepted all the same. */
    @Test
    void shouldShowEveryAcceptedProductOfOneIdWhileOnlySomeAreDecided() {
        String id = "1b0e7a53-7d0e-4f1c-8a44-5d2f6d0c9e21";
        String one = Bodies.MOVEMENT.replace(Bodies.MOVEMENT_ID, id);
        api.post(PATH, "[%s,%s]".formatted(one.replace("SKU-1", "SKU-2"), one));
        streamsApp.answer("movements", query -> Reply.moving());

        Answer none = api.get(PATH + "/" + id);
        streamsApp.answer("movements", query -> Reply.found("""
                {"items":[{"movement_id":"%s","sku":"SKU-2","status":"IN_TRANSIT","sender":null,"receiver":null,\
                "time_difference_seconds":null,"quantity_difference":null,"rejection":null,"version":1}]}""".formatted(id)));
        Answer half = api.get(PATH + "/" + id);

        assertThat(none.status()).as(none.text()).isEqualTo(200);
        assertThat(none.json().at("/products").findValuesAsString("status")).containsExactly("pending", "pending");
        assertThat(half.json().at("/products").findValuesAsString("product_id")).containsExactly("SKU-1", "SKU-2");
        assertThat(half.json().at("/products").findValuesAsString("status")).containsExactly("pending", "in_transit");
    }

    @Test
    void shouldAnswer503ForAnUnknownMovementWhileNoStoreCanTell() {
        streamsApp.answer("movements", query -> Reply.moving());

        Answer answer = api.get(PATH + "/3d4c1de2-3a52-4f0e-9a2c-2b6f0a4c9f77");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
    }

    @Test
    void shouldAnswerUnknownMovementWith404() {
        streamsApp.answer("movements", query -> Reply.found("{\"items\":[]}"));

        Answer answer = api.get(PATH + "/3d4c1de2-3a52-4f0e-9a2c-2b6f0a4c9f77");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/code")).isEqualTo("not_found");
    }
}
