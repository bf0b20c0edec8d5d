package io.stockstream.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiDocumentTest {

    private final ApiDocument document = new ApiDocument();

    @Test
    void shouldMergeTheDocumentsOfAllContexts() {
        JsonNode json = new JsonMapper().readTree(document.json());

        assertThat(json.path("openapi").stringValue()).startsWith("3.1");
        assertThat(json.path("paths").propertyNames()).contains("/api/v1/orders", "/api/v1/movements");
        assertThat(json.at("/info/title").stringValue()).isNotEmpty();
        assertThat(json.at("/info/version").stringValue()).isNotEmpty();
    }

    @Test
    void shouldGiveEveryCallerBytesOfItsOwn() {
        document.json()[0] = 0;

        assertThat(document.json()[0]).isEqualTo((byte) '{');
    }
}
