package io.stockstream.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiTest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** What the contract describes is served, and what is served is described. */
@ApiTest
class RoutesTest {

    /** Pages and what they ask for: no part of the contract. */
    private static final Set<String> PAGES =
            Set.of("/docs", "/docs/", "/redoc", "/redoc/", "/schema/openapi.json", "/error", "/monitor");

    @Autowired
    private ApiClient api;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mapping;

    @Test
    void shouldServeWhatIsDescribedAndDescribeWhatIsServed() {
        assertThat(served()).isEqualTo(described());
    }

    private Set<String> described() {
        Set<String> described = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path :
                api.contract().document().at("/paths").properties()) {
            path.getValue().propertyNames().forEach(method -> described.add(method + " " + path.getKey()));
        }
        return described;
    }

    private Set<String> served() {
        Set<String> served = new TreeSet<>();
        for (RequestMappingInfo route : mapping.getHandlerMethods().keySet()) {
            for (String path : route.getPatternValues()) {
                if (!PAGES.contains(path) && !path.startsWith("/monitor/")) {
                    for (RequestMethod method : route.getMethodsCondition().getMethods()) {
                        served.add(method.name().toLowerCase(Locale.ROOT) + " " + path);
                    }
                }
            }
        }
        return served;
    }
}
