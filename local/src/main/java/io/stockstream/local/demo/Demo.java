package io.stockstream.local.demo;

import static io.stockstream.local.demo.DemoMovement.ARRIVAL;
import static io.stockstream.local.demo.DemoMovement.DELIVERY;
import static io.stockstream.local.demo.DemoMovement.DEPARTURE;
import static io.stockstream.local.demo.DemoMovement.SKU;
import static io.stockstream.local.demo.DemoMovement.TOO_LARGE;
import static io.stockstream.local.demo.DemoMovement.WAREHOUSE_A;
import static io.stockstream.local.demo.DemoMovement.WAREHOUSE_B;

import io.stockstream.local.LocalSystemException;
import io.stockstream.local.Progress;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import tools.jackson.databind.JsonNode;

/**
 * The tour: a delivery, a transfer that loses two units, a departure of more than there is, a fact reported twice, five
 * products, three orders.
 *
 * <p>It can be repeated: the facts stay the same, so later tours find duplicates and the same end.
 */
public final class Demo {
    private static final String DUPLICATE = "duplicate";

    private final String bootstrapServers;
    private final String registryUrl;
    private final String apiUrl;
    private final Progress out;

    public Demo(String bootstrapServers, String registryUrl, String apiUrl, Progress out) {
        this.bootstrapServers = bootstrapServers;
        this.registryUrl = registryUrl;
        this.apiUrl = apiUrl;
        this.out = out;
    }

    /** Throws when an answer is not as it must be. */
    public void run() {
        try (DemoApi api = new DemoApi(apiUrl)) {
            deliver(api);
            report(api, "2. Webhook: departure of 100 from A", DEPARTURE, "accepted");
            report(api, "3. Webhook: arrival of only 98 at B, same movement", ARRIVAL, "accepted");
            report(api, "4. Webhook: departure of 500 from A, which has 50", TOO_LARGE, "rejected");
            report(api, "5. Webhook: the first departure once more", DEPARTURE, DUPLICATE);
            showMovements(api);
            showStock(api);
            createProducts(api);
            order(api);
        }
        out.line("As expected.");
    }

    private void deliver(DemoApi api) {
        RecordMetadata written = new DemoProducer(bootstrapServers, registryUrl).send(DELIVERY);
        out.line("1. Kafka, Avro: arrival of 150 × " + SKU + " at A  →  " + written);
        api.await(movement(DELIVERY), answer -> status(answer).equals("arrived_unmatched"));
    }

    private void report(DemoApi api, String what, DemoMovement movement, String expected) {
        JsonNode decision = api.report(movement.toCloudEvent()).path("decision");
        String outcome = decision.path("outcome").asString("none");
        String reason = decision.path("reason").asString("");
        out.line(what + "  →  " + outcome + (reason.isEmpty() ? "" : " (" + reason + ")"));
        require(
                outcome.equals(expected) || outcome.equals(DUPLICATE),
                what + ": expected " + expected + ", got " + decision);
        require(!outcome.equals("rejected") || reason.equals("insufficient_stock"), what + ": wrong reason " + reason);
    }

    private void showMovements(DemoApi api) {
        JsonNode transfer =
                api.await(movement(DEPARTURE), answer -> status(answer).equals("completed"));
        show("GET " + movement(DEPARTURE), transfer);
        require(transfer.path("quantity_difference").asLong() == -2, "the transfer must have lost two units");
        require(transfer.path("time_difference_seconds").asLong() == 5_400, "the transfer must have taken 5400 s");
        JsonNode refused =
                api.await(movement(TOO_LARGE), answer -> status(answer).equals("rejected"));
        show("GET " + movement(TOO_LARGE), refused);
        require(
                refused.path("rejection").path("reason").asString("").equals("insufficient_stock"),
                "the departure of 500 must have been refused for insufficient stock");
    }

    private void showStock(DemoApi api) {
        for (UUID warehouse : new UUID[] {WAREHOUSE_A, WAREHOUSE_B}) {
            long expected = warehouse.equals(WAREHOUSE_A) ? 50 : 98;
            String path = "/api/v1/warehouse/" + warehouse + "/products/" + SKU;
            show("GET " + path, api.await(path, stock -> stock.path("quantity").asLong(-1) == expected));
        }
        String path = "/api/v1/stock/" + SKU;
        show(
                "GET " + path,
                api.await(
                        path,
                        stock -> stock.path("on_hand").asLong(-1) == 148
                                && stock.path("lost").asLong(-1) == 2));
    }

    private void createProducts(DemoApi api) {
        DemoProducer producer = new DemoProducer(bootstrapServers, registryUrl);
        for (DemoProduct product : DemoProduct.ALL) {
            out.line("6. Kafka, Avro: create product " + product.sku() + "  →  " + producer.send(product));
        }
        String path = "/api/v1/products?count=100";
        JsonNode products = api.await(
                        path,
                        answer -> DemoProduct.ALL.stream().allMatch(product -> find(answer, product.sku()) != null))
                .path("products");
        out.line("GET " + path + "  →  " + products.size() + " products, among them");
        long id = find(api.await(path, answer -> true), SKU).path("id").asLong();
        String one = "/api/v1/products/" + id;
        show(
                "GET " + one,
                api.await(one, answer -> answer.path("stock_quantity").asLong(-1) == 148));
    }

    private void order(DemoApi api) {
        DemoProducer producer = new DemoProducer(bootstrapServers, registryUrl);
        DemoMovement.SUPPLIES.forEach(producer::send);
        DemoMovement.SUPPLIES.forEach(supply -> api.await(
                "/api/v1/stock/" + supply.sku(), stock -> stock.path("received").asLong(-1) > 0));
        for (DemoOrder order : DemoOrder.ALL) {
            out.line("7. Kafka, Avro: order " + order.orderId() + "  →  " + producer.send(order));
        }
        for (DemoOrder order : DemoOrder.ALL) {
            String path = "/api/v1/orders/" + order.orderId();
            show("GET " + path, api.await(path, answer -> status(answer).equals(order.status())));
        }
    }

    private static JsonNode find(JsonNode page, String sku) {
        return page.path("products")
                .valueStream()
                .filter(product -> product.path("sku").asString("").equals(sku))
                .findFirst()
                .orElse(null);
    }

    private void show(String what, JsonNode answer) {
        out.line(what);
        answer.toPrettyString().lines().forEach(line -> out.line("   " + line));
    }

    private static String movement(DemoMovement movement) {
        return "/api/v1/movements/" + movement.movementId();
    }

    private static String status(JsonNode movement) {
        return movement.path("status").asString("");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new LocalSystemException("Not as expected: " + otherwise);
        }
    }
}
