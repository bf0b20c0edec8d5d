package io.stockstream.local.it;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Requests with one or more errors, generated from the API's own description: every path, every method, every field.
 */
final class BadRequests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    /** Parts of paths and queries, as sent. No small numbers: those may be ids of rows that other tests need. */
    private static final List<String> TEXTS = List.of(
            "",
            "%20",
            "%00",
            "%FF",
            "%C0%AF",
            "%zz",
            "%",
            "..",
            "..%2f..",
            "%2F",
            "%5C",
            ";a=b",
            "a".repeat(400),
            "%F0%9F%98%80",
            "%E2%80%AE",
            "%ED%A0%80",
            "-1",
            "0",
            "1e999999999",
            "99999999999999999999",
            "9223372036854775807",
            "9223372036854775808",
            "NaN",
            "null",
            "true",
            "%7B%7D",
            "'%20OR%201=1",
            "%3Cscript%3E",
            "2026-13-45",
            "%2B300000-01-01T00:00:00Z",
            "2026-02-30T25:61:61Z",
            "=?utf-8?Q?x?=",
            "*",
            "0x10",
            "1.0",
            "%0d%0aX:1");

    /** Values of fields, as JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "1e2147483648",
            "-1e999999999",
            "0.00000000000000000000000000001",
            "99999999999999999999999999",
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u001b[31m\"",
            "\"😀\"",
            "\"\\u202e\"",
            "\"2026-13-45\"",
            "\"+300000-01-01T00:00:00Z\"",
            "\"NaN\"",
            "[]",
            "{}",
            "[[[[]]]]",
            "[null]",
            "{\"a\":{\"b\":{}}}",
            "\"" + "x".repeat(2_000) + "\"",
            "\"a@b\"",
            "\"=?utf-8?Q?x?=\"",
            "\"../../etc/passwd\"");

    /** Bodies that are not JSON of this API at all. */
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[",
            "null",
            "1",
            "\"x\"",
            "{}",
            "[]",
            "[{}]",
            "{\"a\":1,\"a\":2}",
            "{\"\":\"\"}",
            "\u0000",
            "<xml/>",
            "{'a':1}",
            "{\"a\":NaN}",
            "[".repeat(3_000),
            "{\"a\":".repeat(1_500),
            "\uFEFF{}",
            "{\"a\":\"" + "y".repeat(70_000) + "\"}");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "application/cloudevents+json",
            "application/cloudevents-batch+json",
            "text/plain",
            "application/jsonx",
            "application/json;charset=utf-16",
            "x",
            "multipart/form-data");

    private final JsonNode description;
    private final Random random;

    BadRequests(String openApi, long seed) {
        this.description = JSON.readTree(openApi);
        this.random = new Random(seed);
    }

    /** The same requests for the same seed; as many of each operation. */
    List<RawHttp.Request> of(int perOperation) {
        List<RawHttp.Request> requests = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    for (int i = 0; i < perOperation; i++) {
                        requests.add(request(path.getKey(), operation.getKey(), operation.getValue()));
                    }
                }
            }
        }
        return requests;
    }

    private RawHttp.Request request(String path, String method, JsonNode operation) {
        String target = PARAMETER
                .matcher(path)
                .replaceAll(match -> any(TEXTS).replace("\\", "\\\\").replace("$", "\\$"));
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asString("").equals("query") && random.nextBoolean()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(URLEncoder.encode(parameter.path("name").asString(), StandardCharsets.UTF_8))
                        .append('=')
                        .append(any(TEXTS));
            }
        }
        boolean hasBody = operation.has("requestBody");
        return new RawHttp.Request(
                method.toUpperCase(Locale.ROOT),
                target + query,
                any(TYPES),
                hasBody ? new String(body(operation), StandardCharsets.ISO_8859_1) : "");
    }

    private byte[] body(JsonNode operation) {
        List<JsonNode> examples = examples(operation);
        if (examples.isEmpty() || random.nextInt(4) == 0) {
            byte[] junk = any(BODIES).getBytes(StandardCharsets.UTF_8);
            return random.nextInt(4) == 0 ? damaged(junk) : junk;
        }
        JsonNode example = examples.get(random.nextInt(examples.size())).deepCopy();
        for (int faults = 1 + random.nextInt(2); faults > 0; faults--) {
            spoil(example);
        }
        byte[] bytes = example.toString().getBytes(StandardCharsets.UTF_8);
        return random.nextInt(8) == 0 ? damaged(bytes) : bytes;
    }

    private static List<JsonNode> examples(JsonNode operation) {
        List<JsonNode> examples = new ArrayList<>();
        for (JsonNode content : operation.path("requestBody").path("content")) {
            if (content.has("example")) {
                examples.add(content.path("example"));
            }
            for (JsonNode named : content.path("examples")) {
                examples.add(named.path("value"));
            }
        }
        return examples.stream().filter(JsonNode::isContainer).toList();
    }

    /** Gives one field an invalid value, or removes or adds one. */
    private void spoil(JsonNode node) {
        if (node instanceof ArrayNode array && !array.isEmpty() && random.nextInt(3) > 0) {
            spoil(array.get(random.nextInt(array.size())));
        } else if (node instanceof ArrayNode array) {
            array.add(JSON.readTree(any(List.of("null", "{}", "1", "[]"))));
        } else if (node instanceof ObjectNode object) {
            spoil(object);
        }
    }

    private void spoil(ObjectNode object) {
        List<String> names = new ArrayList<>(object.propertyNames());
        if (names.isEmpty()) {
            object.set("unknown", NODES.numberNode(1));
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        if (object.get(name).isContainer() && random.nextBoolean()) {
            spoil(object.get(name));
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "_", object.get(name));
            default -> object.putRawValue(name, new RawValue(any(VALUES)));
        }
    }

    /** Changes one byte, so that the text may be invalid UTF-8. */
    private byte[] damaged(byte[] bytes) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(0x80));
        }
        return bytes;
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
