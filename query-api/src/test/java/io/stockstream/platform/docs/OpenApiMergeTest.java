package io.stockstream.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiMergeTest {

    private static final ByteArrayResource SHARED = part("api.yaml", """
            openapi: 3.1.0
            info: {title: API}
            tags: [{name: A}]
            components: {schemas: {Problem: {type: object}}}
            """);

    private static ByteArrayResource part(String name, String yaml) {
        return new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }

    private static JsonNode merged(ByteArrayResource... parts) throws IOException {
        OpenApiMerge merge = new OpenApiMerge();
        merge.addAll(parts);
        return new JsonMapper().valueToTree(merge.document());
    }

    @Test
    void shouldMergePathsComponentsAndTags() throws IOException {
        JsonNode document = merged(part("stock.yaml", """
                tags: [{name: Stock}]
                paths: {/stock: {get: {operationId: getStock}}}
                components: {schemas: {Stock: {type: object}}, headers: {ETag: {}}}
                """), SHARED);

        assertThat(document.at("/components/schemas").propertyNames()).containsExactly("Problem", "Stock");
        assertThat(document.at("/tags").findValuesAsString("name")).containsExactly("A", "Stock");
        assertThat(document.at("/paths").propertyNames()).containsExactly("/stock");
    }

    @Test
    void shouldNameWhatIsDescribedTwice() {
        assertThatThrownBy(() -> merged(SHARED, part("stock.yaml", "components: {schemas: {Problem: {}}}")))
                .hasMessage("openapi/stock.yaml describes /components/schemas/Problem, which openapi/api.yaml"
                        + " describes already");
    }

    @Test
    void shouldNameTheFileThatIsNoYaml() {
        assertThatThrownBy(() -> merged(SHARED, part("stock.yaml", "paths: {")))
                .hasMessageStartingWith("openapi/stock.yaml is no valid YAML: ");
        assertThatThrownBy(() -> merged(SHARED, part("stock.yaml", "paths: {}\npaths: {}")))
                .hasMessageContaining("duplicate key paths");
        assertThatThrownBy(() -> merged(SHARED, part("stock.yaml", "just a text")))
                .hasMessage("openapi: stock.yaml has to be a mapping");
    }
}
