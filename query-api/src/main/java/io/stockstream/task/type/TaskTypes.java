package io.stockstream.task.type;

import io.stockstream.movement.FieldError;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The types of tasks that are known at this moment: the last that were read, also while Kafka is away. */
@Component
public class TaskTypes {

    private static final int MOST_NAMES = 50;

    /** Never changed, only replaced; {@code null} before all were read once. */
    private volatile Map<String, KnownType> types;

    /**
     * All types, by name.
     *
     * @throws ApiException when none were read yet
     */
    public Collection<KnownType> all() {
        return known().values();
    }

    /**
     * A type.
     *
     * @throws ApiException when none were read yet
     */
    public Optional<KnownType> find(String type) {
        return Optional.ofNullable(known().get(type));
    }

    /**
     * The type that a client names in a field when it asks for a task.
     *
     * @throws ApiException naming the field and the types that clients may ask for
     */
    public KnownType get(String field, String type) {
        KnownType known =
                find(type).orElseThrow(() -> ApiException.of(ProblemCode.UNKNOWN_TASK_TYPE, unknown(field, type)));
        if (known.internal()) {
            throw ApiException.of(ProblemCode.INTERNAL_TASK_TYPE, internal(field, type));
        }
        return known;
    }

    /**
     * The error for a type that no worker knows.
     *
     * @throws ApiException when none were read yet
     */
    public FieldError unknown(String field, String type) {
        return new FieldError(field, type, "must be a type of task, one of " + requestable());
    }

    /**
     * The error for a type that is internal.
     *
     * @throws ApiException when none were read yet
     */
    public FieldError internal(String field, String type) {
        return new FieldError(field, type, "is an internal type, for the system only; use one of " + requestable());
    }

    /** Whether all types were read once. */
    boolean isComplete() {
        return types != null;
    }

    void replace(Map<String, KnownType> newer) {
        types = Collections.unmodifiableMap(new TreeMap<>(newer));
    }

    private String requestable() {
        List<String> all = known().values().stream()
                .filter(type -> !type.internal())
                .map(type -> type.told().getType())
                .toList();
        List<String> shown = all.stream().limit(MOST_NAMES).toList();
        return String.join(", ", shown) + (shown.size() < all.size() ? " …" : "");
    }

    private Map<String, KnownType> known() {
        Map<String, KnownType> known = types;
        if (known == null) {
            throw ApiException.of(
                    ProblemCode.TASK_TYPES_UNAVAILABLE,
                    "The types of tasks were not read yet, because Kafka does not answer; ask again.");
        }
        return known;
    }
}
