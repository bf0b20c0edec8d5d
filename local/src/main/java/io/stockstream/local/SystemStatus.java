package io.stockstream.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What {@code status --json} prints and the supervisor keeps on disk. */
public record SystemStatus(String phase, List<ComponentStatus> components) {
    public SystemStatus {
        components = List.copyOf(components);
    }

    /**
     * One component.
     *
     * @param pid null when no process runs
     * @param port null for a job
     */
    public record ComponentStatus(
            String name,
            Long pid,
            String state,
            int restarts,
            Integer port,
            @JsonProperty("last_log") List<String> lastLog) {
        public ComponentStatus {
            lastLog = List.copyOf(lastLog);
        }

        public ComponentStatus withLog(List<String> lines) {
            return new ComponentStatus(name, pid, state, restarts, port, lines);
        }

        public ComponentStatus stopped() {
            return new ComponentStatus(name, null, State.STOPPED.text(), restarts, port, lastLog);
        }

        public boolean good() {
            return state.equals(State.READY.text()) || state.equals(State.DONE.text());
        }
    }

    public boolean allGood() {
        return phase.equals("ready") && components.stream().allMatch(ComponentStatus::good);
    }
}
