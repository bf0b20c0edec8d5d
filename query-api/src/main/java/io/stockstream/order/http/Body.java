package io.stockstream.order.http;

import io.stockstream.movement.FieldError;
import io.stockstream.movement.JsonFields;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderRules;
import io.stockstream.platform.web.ApiException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Shared code of the readers of all order bodies. */
final class Body {

    /** Errors in lines mostly repeat: more of them say nothing new. */
    private static final int MAX_ERRORS = 100;

    private Body() {}

    /**
     * The fields of a body.
     *
     * @throws ApiException when it is not an object
     */
    static JsonFields fields(JsonNode body) {
        if (!body.isObject()) {
            throw ApiException.invalid("(body)", body.toString(), "must be a JSON object");
        }
        return new JsonFields(body, "");
    }

    /**
     * Refuses a request that is wrong in any way.
     *
     * @param unread what could not be read
     * @param names how a field is called here, by the name that the rules know; others keep their names
     * @return the request
     */
    static OrderRequested checked(OrderRequested request, List<FieldError> unread, Map<String, String> names) {
        List<FieldError> broken = OrderRules.check(request).stream()
                .map(error -> new FieldError(
                        names.getOrDefault(error.field(), error.field()), error.value(), error.message()))
                .toList();
        refuse(JsonFields.merged(unread, broken));
        return request;
    }

    /** Refuses a body that has errors. */
    static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
        }
    }
}
