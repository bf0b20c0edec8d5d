package io.stockstream.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API's contract, held against what the API answers: status, headers, media type and body, to the last field. */
public final class ApiContract {

    private static final String PROBLEM = "application/problem+json";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    /** Headers that say something about the answer's resource, and not about its transport. */
    private static final Set<String> TOLD = Set.of(
            "location",
            "etag",
            "retry-after",
            "idempotency-replayed",
            "preference-applied",
            "content-disposition",
            "webhook-allowed-origin",
            "webhook-allowed-rate",
            "allow");
    /** What the door answers on any path, as the contract's introduction says. */
    private static final Set<String> OF_ANY_PATH =
            Set.of("bad_request", "unknown_host", "method_not_allowed", "unknown_route", "internal_error");

    private final JsonMapper mapper = new JsonMapper();
    private final JsonNode document;
    private final JsonNode strict;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final List<Route> routes;

    /** Reads the contract; numbers stay as exact as they are written. */
    static ApiContract read(String json) {
        return new ApiContract(ContractJson.mapper().readTree(json));
    }

    private ApiContract(JsonNode document) {
        this.document = document;
        this.strict = closed(document.deepCopy());
        this.routes = routes(document);
    }

    private record Route(String path, Pattern pattern) {

        static Route of(String path) {
            String pattern = path.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+");
            return new Route(path, Pattern.compile(pattern));
        }

        int variables() {
            return path.split("\\{", -1).length - 1;
        }
    }

    private static List<Route> routes(JsonNode document) {
        return document.at("/paths").propertyNames().stream()
                .map(Route::of)
                .sorted(Comparator.comparingInt(Route::variables))
                .toList();
    }

    /** The merged document. */
    public JsonNode document() {
        return document;
    }

    /** A part of the document; a reference is followed. */
    public JsonNode follow(JsonNode part) {
        return follow(document, part);
    }

    private static JsonNode follow(JsonNode document, JsonNode part) {
        return part.has("$ref") ? document.at(part.get("$ref").stringValue().substring(1)) : part;
    }

    /** What a request on an operation may carry, by media type. */
    public JsonNode requests(String method, String path) {
        return operation(method, path).at("/requestBody/content");
    }

    /** What an operation may answer with a status, by media type. */
    public JsonNode answers(String method, String path, int status) {
        return follow(operation(method, path).at("/responses/" + status)).path("content");
    }

    /** An example in JSON of a request or an answer. */
    public JsonNode example(JsonNode contents, String name) {
        JsonNode example = contents.at("/application~1json/examples").path(name);
        assertThat(example.isMissingNode()).as("there is an example " + name).isFalse();
        return follow(example).get("value");
    }

    private JsonNode operation(String method, String path) {
        return document.at("/paths").path(path).path(method);
    }

    /**
     * Fails when an answer is not in the contract.
     *
     * @param response to a request for a path of the contract, or for any other path, which is passed over
     */
    void check(HttpResponse<String> response) {
        String method = response.request().method();
        Optional<Route> route = routes.stream()
                .filter(candidate ->
                        candidate.pattern().matcher(response.uri().getRawPath()).matches())
                .findFirst();
        if (route.isEmpty() || isOfAnyPath(response)) {
            return;
        }
        String what =
                "%s %s answered %d: %s".formatted(method, response.uri(), response.statusCode(), cut(response.body()));
        String described = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        JsonNode operation = strict.at("/paths").get(route.get().path()).path(described);
        JsonNode answer = operation.at("/responses/" + response.statusCode());
        assertThat(answer.isMissingNode())
                .as("the contract knows no %d here: %s", response.statusCode(), what)
                .isFalse();
        checkHeaders(follow(strict, answer).path("headers"), response, what);
        if (!method.equals("HEAD")) {
            checkBody(follow(strict, answer), route.get().path() + described + response.statusCode(), response, what);
        }
    }

    private boolean isOfAnyPath(HttpResponse<String> response) {
        boolean isProblem =
                mediaType(response).equals(PROBLEM) && !response.body().isEmpty();
        return isProblem
                && OF_ANY_PATH.contains(
                        mapper.readTree(response.body()).path("code").asString());
    }

    private void checkHeaders(JsonNode headers, HttpResponse<String> response, String what) {
        Set<String> described = new HashSet<>();
        Set<String> promised = new HashSet<>();
        headers.properties().forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            described.add(name);
            if (follow(strict, header.getValue()).path("required").asBoolean(false)) {
                promised.add(name);
            }
        });
        Set<String> told = new HashSet<>();
        response.headers().map().keySet().forEach(name -> told.add(name.toLowerCase(Locale.ROOT)));
        assertThat(told).as("headers that are promised: %s", what).containsAll(promised);
        told.retainAll(TOLD);
        assertThat(described).as("headers of the contract: %s", what).containsAll(told);
    }

    private void checkBody(JsonNode answer, String place, HttpResponse<String> response, String what) {
        if (response.body().isEmpty()) {
            assertThat(answer.has("content"))
                    .as("a body is promised: %s", what)
                    .isEqualTo(response.statusCode() == 304 && answer.has("content"));
            return;
        }
        String type = mediaType(response);
        JsonNode content = answer.path("content").path(type);
        assertThat(content.isMissingNode())
                .as("the contract knows no %s here: %s", type, what)
                .isFalse();
        if (type.endsWith("json")) {
            JsonNode body = mapper.readTree(response.body());
            Schema schema = schemas.computeIfAbsent(place + type, key -> schema(strict, content.get("schema")));
            assertThat(schema.validate(body)).as(what).isEmpty();
            if (type.equals(PROBLEM)) {
                assertThat(content.path("examples").propertyNames())
                        .as("codes of the contract: %s", what)
                        .contains(body.path("code").asString());
            }
        }
    }

    private static String mediaType(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    }

    private static String cut(String body) {
        return body.length() > 500 ? body.substring(0, 500) + "…" : body;
    }

    /** What an example is checked with. */
    public List<String> violations(JsonNode schema, JsonNode value) {
        List<String> violations = new ArrayList<>();
        schema(document, schema).validate(value).forEach(error -> violations.add(error.toString()));
        return violations;
    }

    /** A schema with everything that it may refer to. */
    private Schema schema(JsonNode document, JsonNode schema) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("$defs", document.at("/components/schemas"));
        return REGISTRY.getSchema(mapper.readTree(whole.toString().replace("#/components/schemas/", "#/$defs/")));
    }

    /** The same document, in which an object has no field but the described. */
    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asString("").equals("object")
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiContract::closed);
        return node;
    }
}
