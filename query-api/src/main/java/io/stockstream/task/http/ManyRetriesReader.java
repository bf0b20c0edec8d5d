package io.stockstream.task.http;

import io.stockstream.movement.JsonFields;
import io.stockstream.movement.JsonNumbers;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads which tasks are to be tried again. */
@Component
final class ManyRetriesReader {

    private static final int MAX_LIMIT = 1_000;
    private static final int DEFAULT_LIMIT = 100;
    private static final String LIMIT = "limit";
    private static final List<String> STATUSES = List.of("failed", "cancelled");
    private static final Set<String> FIELDS = Set.of("status", "type", "queue", "error", "from", "to", LIMIT, "cursor");

    private final StrictJson json;

    ManyRetriesReader(StrictJson json) {
        this.json = json;
    }

    /**
     * Reads a body.
     *
     * @throws ApiException naming the errors
     */
    ManyRetries.Wish read(byte[] body) {
        JsonNode node = json.parse(body);
        if (!node.isObject()) {
            throw ApiException.invalid("(body)", node.toString(), "must be a JSON object");
        }
        JsonFields fields = new JsonFields(node, "");
        fields.refuseOthersThan(FIELDS);
        String status = fields.text("status");
        Optional<String> type = text(fields, "type");
        Optional<String> queue = text(fields, "queue");
        Optional<String> error = text(fields, "error");
        Optional<Instant> from = fields.optionalTime("from");
        Optional<Instant> to = fields.optionalTime("to");
        int limit = limit(node.get(LIMIT), fields);
        Optional<String> cursor = text(fields, "cursor");
        if (!fields.errors().isEmpty()) {
            throw ApiException.invalid(
                    fields.errors().subList(0, Math.min(100, fields.errors().size())));
        }
        TaskFilter filter = new TaskFilter(
                Optional.of(TaskFilter.symbol("status", status, STATUSES)),
                type,
                queue.map(text -> TaskFilter.symbol("queue", text, TaskFilter.QUEUES)),
                error,
                from,
                to);
        return new ManyRetries.Wish(filter, limit, cursor.map(TaskKey::ofCursor));
    }

    private static Optional<String> text(JsonFields fields, String name) {
        Optional<String> text = fields.optionalText(name);
        if (text.filter(String::isBlank).isPresent() && !fields.isBad(name)) {
            fields.error(name, text.get(), "must not be empty");
        }
        return text;
    }

    private static int limit(JsonNode node, JsonFields fields) {
        if (node == null || node.isNull()) {
            return DEFAULT_LIMIT;
        }
        long limit = JsonNumbers.whole(node).orElse(0);
        if (limit < 1 || limit > MAX_LIMIT) {
            fields.error(LIMIT, node.toString(), "must be a whole number from 1 to " + MAX_LIMIT);
            return DEFAULT_LIMIT;
        }
        return Math.toIntExact(limit);
    }
}
