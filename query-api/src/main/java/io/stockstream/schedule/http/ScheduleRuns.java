package io.stockstream.schedule.http;

import io.stockstream.platform.fact.Fact;
import io.stockstream.platform.fact.FactSender;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.schedule.ScheduleRunRequested;
import io.stockstream.schema.Topics;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Requests runs in addition to the due times. */
@Component
class ScheduleRuns {

    private final ScheduleStates states;
    private final FactSender facts;

    ScheduleRuns(ScheduleStates states, FactSender facts) {
        this.states = states;
        this.facts = facts;
    }

    /**
     * Asks for a run of a schedule, which may be paused.
     *
     * @param row of the schedule
     * @param runId the same id means the same run
     */
    RunReceipt run(ObjectNode row, String runId) {
        long id = ScheduleView.id(row);
        // The topology refuses runs of unknown schedules, and runs others as it knows them; the client would hear of
        // neither.
        long version = ScheduleView.version(row);
        StoredState state = states.await(id, version)
                .filter(known -> known.knows(version))
                .orElseThrow(() -> ApiException.of(
                        ProblemCode.SCHEDULE_NOT_READY,
                        "The newest change of the schedule %d has not arrived where runs are decided; ask again."
                                .formatted(id)));
        if (state.problem() != null) {
            throw ApiException.of(
                    ProblemCode.SCHEDULE_WRONG,
                    "The schedule %d cannot run: %s. Change it first.".formatted(id, state.problem()));
        }
        ScheduleRunRequested request = new ScheduleRunRequested(id, runId);
        facts.write(List.of(new Fact<>(Topics.SCHEDULE_RUN_REQUESTS, Long.toString(id), request)));
        return RunReceipt.of(id, runId);
    }
}
