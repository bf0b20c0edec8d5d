package io.stockstream.task.http;

import io.stockstream.mail.MailAddress;
import io.stockstream.movement.FieldError;
import io.stockstream.movement.JsonText;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads test notifications, and collects everything that is wrong with one. */
@Component
final class NotificationReader {

    /** A body may hold any number of unknown fields: more errors say nothing new. */
    private static final int MAX_ERRORS = 100;

    private static final int MAX_MESSAGE = 10_000;
    private static final String EMAIL = "email";
    private static final String MESSAGE = "message";
    private static final Set<String> FIELDS = Set.of(EMAIL, MESSAGE);

    private final StrictJson json;

    NotificationReader(StrictJson json) {
        this.json = json;
    }

    /**
     * Reads a body.
     *
     * @return the task's payload: {@code email} and {@code message}
     * @throws ApiException naming every wrong field
     */
    ObjectNode read(byte[] body) {
        JsonNode node = json.parse(body);
        if (!node.isObject()) {
            throw ApiException.invalid("(body)", node.toString(), "must be a JSON object");
        }
        List<FieldError> errors = new ArrayList<>();
        Optional<String> email = text(node, EMAIL, errors);
        email.ifPresent(text ->
                MailAddress.problem(text).ifPresent(problem -> errors.add(new FieldError(EMAIL, text, problem))));
        Optional<String> message = text(node, MESSAGE, errors);
        message.ifPresent(text -> check(text, errors));
        node.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> errors.add(new FieldError(name, node.get(name).toString(), "is not a field here")));
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put(EMAIL, email.orElseThrow())
                .put(MESSAGE, message.orElseThrow());
    }

    private static Optional<String> text(JsonNode node, String name, List<FieldError> errors) {
        JsonNode value = node.get(name);
        if (value == null) {
            errors.add(new FieldError(name, null, "is missing"));
            return Optional.empty();
        }
        if (!value.isString()) {
            errors.add(new FieldError(name, value.toString(), "must be a text"));
            return Optional.empty();
        }
        return Optional.of(value.stringValue());
    }

    private static void check(String message, List<FieldError> errors) {
        int length = message.codePointCount(0, message.length());
        if (message.isBlank() || length > MAX_MESSAGE) {
            errors.add(new FieldError(MESSAGE, message, "must have 1 to %d characters".formatted(MAX_MESSAGE)));
        } else if (JsonText.hasHalfPair(message)) {
            errors.add(new FieldError(MESSAGE, message, "must not contain an unpaired surrogate"));
        } else if (message.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            errors.add(new FieldError(
                    MESSAGE, message, "must not contain control characters other than line feed and tab"));
        }
    }
}
