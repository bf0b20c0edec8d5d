package io.stockstream.schedule.http;

import io.stockstream.catalogue.http.Parallel;
import io.stockstream.catalogue.http.RowView;
import io.stockstream.catalogue.table.Schedules;
import io.stockstream.catalogue.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schedules as clients see them: with their newest and their next run. */
@Component
class ScheduleView implements RowView {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleView.class);
    private static final String BEFORE = "created_at";

    private final ScheduleStates states;

    ScheduleView(ScheduleStates states) {
        this.states = states;
    }

    @Override
    public Table table() {
        return Schedules.TABLE;
    }

    @Override
    public List<ObjectNode> of(List<ObjectNode> rows) {
        Map<Long, Optional<StoredState>> known =
                Parallel.map(rows.stream().map(ScheduleView::id).toList(), states::find);
        return rows.stream()
                .map(row -> view(row, known.get(id(row)).orElse(StoredState.UNKNOWN)))
                .toList();
    }

    /** Waits for the next run, because a client that sets a time wants to check it. */
    @Override
    public ObjectNode ofWritten(ObjectNode row) {
        StoredState state = states.await(id(row), version(row)).orElse(StoredState.UNKNOWN);
        if (!state.knows(version(row))) {
            LOG.info(
                    "The schedule {} is answered without its next run: its state does not show the change yet",
                    id(row));
        }
        return view(row, state);
    }

    static long id(ObjectNode row) {
        return row.path("id").longValue();
    }

    static long version(ObjectNode row) {
        return row.path("version").longValue(0);
    }

    /** A next run by an older version of the row may be one that never comes. */
    private static ObjectNode view(ObjectNode row, StoredState state) {
        boolean known = state.knows(version(row));
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            if (field.getKey().equals(BEFORE)) {
                view.put("last_run", text(state.lastRun()));
                view.put("next_run", known ? text(state.nextRun()) : null);
                view.put("last_task_id", state.lastTaskId());
                view.put("last_task_state", state.lastTaskState());
                view.put("problem", known ? state.problem() : null);
            }
            view.set(field.getKey(), field.getValue());
        }
        return view;
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
