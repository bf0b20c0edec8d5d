package io.stockstream.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiContract;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.movement.FieldError;
import io.stockstream.platform.web.Problem;
import io.stockstream.platform.web.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract is consistent: every example is valid against the schema beside it, and every problem is one of ours.
 */
@ApiTest
class EveryExampleTest {

    @Autowired
    private ApiClient api;

    @Autowired
    private JsonMapper mapper;

    private ApiContract contract;
    private int checked;

    @BeforeEach
    void read() {
        contract = api.contract();
    }

    @Test
    void shouldBeValidAgainstItsOwnSchema() {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : contract.document().at("/paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String name = operation.getKey() + " " + path.getKey();
                contents(name, operation.getValue().at("/requestBody/content"), wrong);
                operation
                        .getValue()
                        .at("/responses")
                        .properties()
                        .forEach(answer -> contents(
                                name + " " + answer.getKey(),
                                contract.follow(answer.getValue()).path("content"),
                                wrong));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(100);
    }

    private void contents(String place, JsonNode contents, List<String> wrong) {
        for (Map.Entry<String, JsonNode> content : contents.properties()) {
            if (content.getKey().endsWith("json")) {
                content.getValue().path("examples").properties().forEach(example -> {
                    checked++;
                    contract.violations(
                                    content.getValue().get("schema"),
                                    contract.follow(example.getValue()).get("value"))
                            .forEach(error -> wrong.add(place + " " + example.getKey() + ": " + error));
                });
            }
        }
    }

    @Test
    void shouldShowEveryProblemAsItIsAnswered() {
        Map<String, ProblemCode> codes = new HashMap<>();
        Arrays.stream(ProblemCode.values()).forEach(code -> codes.put(code.code(), code));
        Set<String> shown = new TreeSet<>();

        for (Map.Entry<String, JsonNode> example :
                contract.document().at("/components/examples").properties()) {
            JsonNode problem = example.getValue().get("value");
            List<FieldError> errors = problem.at("/errors")
                    .valueStream()
                    .map(error -> new FieldError(
                            error.at("/field").stringValue(),
                            error.at("/value").isNull()
                                    ? null
                                    : error.at("/value").stringValue(),
                            error.at("/message").stringValue()))
                    .toList();
            ProblemCode code = codes.get(example.getKey());

            assertThat(problem)
                    .as(example.getKey())
                    .isEqualTo(mapper.valueToTree(
                            Problem.of(code, problem.at("/detail").stringValue(), errors)));
            shown.add(example.getKey());
        }

        Set<String> ofAnyPath =
                Set.of("unknown_route", "method_not_allowed", "unknown_host", "internal_error", "foreign_request");
        assertThat(codes.keySet()).containsAll(shown);
        assertThat(shown).doesNotContainAnyElementsOf(ofAnyPath);
        codes.keySet().removeAll(ofAnyPath);
        assertThat(shown).containsExactlyInAnyOrderElementsOf(codes.keySet());
    }
}
