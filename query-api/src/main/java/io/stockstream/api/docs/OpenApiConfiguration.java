package io.stockstream.api.docs;

import io.stockstream.api.QueryApi;
import io.stockstream.api.table.Tables;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the API description other than the paths. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String ABOUT = """
            Stock, orders and production, decided on Kafka Streams.

            A command is written to the log and answered with 202 and a `Location`; it is decided within moments. With \
            `Prefer: wait=N` (1 to 30 seconds) the answer is the decision. Reporting a movement twice counts once, so a \
            command that failed can be sent again.

            Every POST takes an `Idempotency-Key`: for a day the same key and body on the same path get the same answer, marked \
            `Idempotency-Replayed: true`, and the work is done once; another body gets 422. Bodies are compared byte by byte. Kept \
            are success, 400 and 422; after any other answer the key is free again.

            Errors are `application/problem+json` (RFC 9457) with a stable `code` and the fields that are wrong. \
            `503` with `Retry-After` means that a partition moves between servers: ask again, nothing is lost.

            Lists come in pages: `limit` (1 to 100, 20 by default), and `next` is the `cursor` of the next page, or null. \
            Users, products, addresses, warehouses and schedules have numbered pages: `count` (1 to 100, 10 by default) and `page`, with \
            the `total` of all pages.

            A user, product, address, warehouse or schedule is committed when it is answered, and the next read of the same client shows it. \
            A single one carries its version as `ETag`. Sent as `If-Match` with PUT or DELETE, it keeps the change from overwriting another's: if the \
            row has changed since it was read, the answer is 412 and nothing is done.""";

    /** Schemas whose fields may be left out; in all others, which are answers, every field is always there. */
    private static final Set<String> REQUESTS = Set.of(
            "MovementEvent",
            "TestNotification",
            "ReportedMovement",
            "NewOrder",
            "NewOrderLine",
            "ShopOrder",
            "OrderChange",
            "Cancellation",
            "ShopOrderResult",
            "NewTask",
            "TaskRetries");

    /** Fields that hold an object or null, which annotations on the record cannot express. */
    private static final Map<String, Set<String>> NULLABLE_OBJECTS = Map.of(
            "Movement", Set.of("sender", "receiver", "rejection"),
            "DecidedReceipt", Set.of("decision", "movement"),
            "OrderDecision", Set.of("stock", "lookup"),
            "ShopOrderStatus", Set.of("result"),
            "ReportRevision", Set.of("before"));

    @Bean
    OpenAPI openApi() {
        String version = Optional.ofNullable(QueryApi.class.getPackage().getImplementationVersion())
                .orElse("development");
        return new OpenAPI()
                .info(new Info()
                        .title("Stockstream API")
                        .version(version)
                        .description(ABOUT)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This server")))
                .tags(List.of(
                        new Tag().name("Movements").description("Goods that leave a warehouse and arrive at one."),
                        new Tag().name("Stock").description("What is there, by sku and by warehouse."),
                        new Tag().name("Tasks").description("Background work and its progress."),
                        new Tag().name("Monitor").description("What an operator sees."),
                        new Tag().name("Invoices").description("What a buyer is charged with, as PDF."),
                        new Tag().name("Orders").description("What is bought, and what became of it."),
                        new Tag()
                                .name("Reports")
                                .description("Business days: what was ordered and sold, and what was in stock."),
                        new Tag().name("Users").description("Who buys."),
                        new Tag().name("Products").description("What is sold; each has a sku, by which stock is kept."),
                        new Tag().name("Addresses").description("Where users have orders delivered to."),
                        new Tag().name("Warehouses").description("Where stock is kept."),
                        new Tag().name("Schedules").description("Tasks created at set times.")));
    }

    @Bean
    OpenApiCustomizer completeSchemas() {
        return api -> {
            api.getComponents().getSchemas().forEach(OpenApiConfiguration::complete);
            Tables.ALL.forEach(table -> CatalogueSchemas.of(table).forEach(api.getComponents()::addSchemas));
        };
    }

    @SuppressWarnings("rawtypes") // The model of swagger-core is raw.
    private static void complete(String name, Schema<?> schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null || REQUESTS.contains(name)) {
            return;
        }
        schema.setRequired(new ArrayList<>(properties.keySet()));
        for (String nullable : NULLABLE_OBJECTS.getOrDefault(name, Set.of())) {
            Schema<?> reference = new Schema<>().$ref(properties.get(nullable).get$ref());
            Schema<?> nothing = new Schema<>();
            nothing.setTypes(Set.of("null"));
            Schema<?> either = new Schema<>().oneOf(List.of(reference, nothing));
            either.setDescription(properties.get(nullable).getDescription());
            properties.put(nullable, either);
        }
    }
}
