package io.stockstream.schedule.http;

import io.stockstream.catalogue.CatalogueJson;
import io.stockstream.catalogue.http.RowRules;
import io.stockstream.catalogue.table.Schedules;
import io.stockstream.catalogue.table.Table;
import io.stockstream.movement.FieldError;
import io.stockstream.platform.web.ApiException;
import io.stockstream.schedule.ScheduleRules;
import io.stockstream.task.type.KnownType;
import io.stockstream.task.type.TaskTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schedule must have due times, and a task type that exists. A change is checked only where it touches the row, and
 * completely when the schedule is switched on: whatever was written by SQL, and however the task types change, a
 * schedule can be paused.
 */
@Component
class ScheduleRowRules implements RowRules {

    private static final String CRON = "cron";
    private static final String EVERY = "every_seconds";
    private static final String ZONE = "zone";
    private static final String TYPE = "task_type";
    private static final String PAYLOAD = "payload";
    private static final String QUEUE = "queue";
    private static final String SYSTEM = "system";
    private static final int MILLIS = 3;
    /** As the table sets them. */
    private static final Map<String, Object> DEFAULTS = Map.of(ZONE, "UTC", PAYLOAD, "{}");

    private final TaskTypes types;

    ScheduleRowRules(TaskTypes types) {
        this.types = types;
    }

    @Override
    public Table table() {
        return Schedules.TABLE;
    }

    @Override
    public Map<String, Object> created(Map<String, Object> values) {
        Map<String, Object> row = new HashMap<>(DEFAULTS);
        row.putAll(values);
        List<FieldError> errors = new ArrayList<>(checkTimes(row));
        errors.addAll(checkWork(row));
        errors.addAll(checkAudience(row, Map.of()));
        refuse(errors);
        return values;
    }

    @Override
    public Map<String, Object> changed(ObjectNode before, Map<String, Object> values) {
        Map<String, Object> change = new HashMap<>(values);
        replaced(values, CRON, EVERY, change);
        replaced(values, EVERY, CRON, change);
        Map<String, Object> row = columns(before);
        row.putAll(change);
        boolean switchedOn = Boolean.TRUE.equals(values.get("enabled"));
        List<FieldError> errors = new ArrayList<>();
        if (switchedOn || values.containsKey(CRON) || values.containsKey(EVERY) || values.containsKey(ZONE)) {
            errors.addAll(checkTimes(row));
        }
        if (switchedOn || values.containsKey(TYPE) || values.containsKey(PAYLOAD)) {
            errors.addAll(checkWork(row));
        }
        if (values.containsKey(TYPE) || values.containsKey(PAYLOAD) || values.containsKey(QUEUE)) {
            errors.addAll(checkAudience(row, columns(before)));
        }
        refuse(errors);
        return change;
    }

    /** Setting one of the two replaces the other. */
    private static void replaced(Map<String, Object> values, String given, String other, Map<String, Object> change) {
        if (values.get(given) != null && !values.containsKey(other)) {
            change.put(other, null);
        }
    }

    private static Map<String, Object> columns(ObjectNode row) {
        Map<String, Object> columns = new HashMap<>();
        JsonNode every = row.path(EVERY);
        columns.put(CRON, row.path(CRON).stringValue(null));
        columns.put(EVERY, every.isNumber() ? every.decimalValue() : null);
        columns.put(ZONE, row.path(ZONE).stringValue(null));
        columns.put(TYPE, row.path(TYPE).stringValue(null));
        columns.put(PAYLOAD, row.path(PAYLOAD).toString());
        columns.put(QUEUE, row.path(QUEUE).stringValue(null));
        return columns;
    }

    private static List<FieldError> checkTimes(Map<String, Object> row) {
        BigDecimal seconds = (BigDecimal) row.get(EVERY);
        Long millis = seconds == null ? null : seconds.movePointRight(MILLIS).longValue();
        return ScheduleRules.checkTimes((String) row.get(CRON), millis, (String) row.get(ZONE));
    }

    private List<FieldError> checkWork(Map<String, Object> row) {
        String type = (String) row.get(TYPE);
        return types.find(type)
                .map(known -> known.check(CatalogueJson.payload((String) row.get(PAYLOAD)), PAYLOAD))
                .orElseGet(() -> List.of(types.unknown(TYPE, type)));
    }

    /**
     * A client cannot make a schedule start tasks of an internal type. In a schedule that an operator wrote for such a
     * type, the payload stays as it is; when it is due may be changed.
     *
     * @param before the row as it is; empty for a new one
     */
    private List<FieldError> checkAudience(Map<String, Object> row, Map<String, Object> before) {
        List<FieldError> errors = new ArrayList<>();
        String type = (String) row.get(TYPE);
        boolean internal = types.find(type).filter(KnownType::internal).isPresent();
        if (internal && !type.equals(before.get(TYPE))) {
            errors.add(types.internal(TYPE, type));
        } else if (internal && !isSamePayload(row, before)) {
            errors.add(new FieldError(
                    PAYLOAD, (String) row.get(PAYLOAD), "cannot be changed, because the type of the task is internal"));
        }
        if (SYSTEM.equals(row.get(QUEUE)) && !SYSTEM.equals(before.get(QUEUE))) {
            errors.add(new FieldError(
                    QUEUE, SYSTEM, "must be default or priority; system is for the system's own timers"));
        }
        return errors;
    }

    private static boolean isSamePayload(Map<String, Object> row, Map<String, Object> before) {
        return CatalogueJson.payload((String) row.get(PAYLOAD))
                .equals(CatalogueJson.payload((String) before.get(PAYLOAD)));
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
    }
}
