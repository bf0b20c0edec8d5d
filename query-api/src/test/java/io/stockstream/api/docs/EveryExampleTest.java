package io.stockstream.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API description is consistent: every example is valid against the schema beside it. */
@ApiTest
class EveryExampleTest {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    @Autowired
    private ApiClient api;

    private final JsonMapper mapper = new JsonMapper();
    private int checked;

    @Test
    void shouldBeValidAgainstItsOwnSchema() {
        JsonNode document = api.get("/schema/openapi.json").json();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.at("/paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String name = operation.getKey() + " " + path.getKey();
                contents(document, name, operation.getValue().at("/requestBody/content"), wrong);
                operation
                        .getValue()
                        .at("/responses")
                        .properties()
                        .forEach(answer -> contents(
                                document,
                                name + " " + answer.getKey(),
                                answer.getValue().path("content"),
                                wrong));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(100);
    }

    private void contents(JsonNode document, String place, JsonNode contents, List<String> wrong) {
        for (Map.Entry<String, JsonNode> content : contents.properties()) {
            if (content.getKey().endsWith("json")) {
                Schema schema = schema(document, content.getValue().get("schema"));
                content.getValue()
                        .path("examples")
                        .properties()
                        .forEach(example -> check(
                                schema,
                                place + " " + example.getKey(),
                                example.getValue().get("value"),
                                wrong));
            }
        }
    }

    private void check(Schema schema, String place, JsonNode example, List<String> wrong) {
        checked++;
        JsonNode value = example.isString() ? mapper.readTree(example.stringValue()) : example;
        schema.validate(value).forEach(error -> wrong.add(place + ": " + error));
    }

    /** The schema with everything it may reference. */
    private Schema schema(JsonNode document, JsonNode schema) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("$defs", document.at("/components/schemas"));
        return REGISTRY.getSchema(mapper.readTree(whole.toString().replace("#/components/schemas/", "#/$defs/")));
    }
}
