package io.stockstream.platform.replay;

import io.stockstream.platform.runtime.Script;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One replay: topologies that run again under its id. */
public final class Replay {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final String id;
    private final ScriptEnds ends = new ScriptEnds();
    private final List<ReplayWiring> wirings = new ArrayList<>();
    private final List<ReplayGauge> gauges = new ArrayList<>();
    private final Set<String> scripts = new TreeSet<>();

    /**
     * @param id names the replay, its applications and its shadow topics
     * @throws IllegalArgumentException when it cannot be part of a topic's name
     */
    public Replay(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "REPLAY_ID must be 1 to 40 lower-case letters, digits and dashes (was %s)".formatted(id));
        }
        this.id = id;
    }

    /** The id. */
    public String id() {
        return id;
    }

    /** Takes a topology in. */
    public Wiring wiring(TopologyModule module) {
        ReplayGauge gauge = new ReplayGauge(id, module.name());
        ReplayWiring wiring = new ReplayWiring(id, module.script(), ends, gauge);
        wirings.add(wiring);
        module.script().ifPresent(script -> {
            gauges.add(gauge);
            scripts.addAll(topics(script));
            scripts.addAll(script.housekeeping());
        });
        return wiring;
    }

    /** The topics of the scripts, and of housekeeping. Where they end has to be noted before the topologies start. */
    public Set<String> scripts() {
        return Set.copyOf(scripts);
    }

    /** Where the scripts end. */
    public ScriptEnds ends() {
        return ends;
    }

    /** The topics of which shadows are written; known when the topologies have been made. */
    public Set<String> shadowed() {
        return wirings.stream()
                .flatMap(wiring -> wiring.shadowed().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The name of the shadow of a topic. */
    public String shadow(String topic) {
        return "%s.replay-%s".formatted(topic, id);
    }

    /** How far each topology is that has a script. */
    public List<ReplayGauge> gauges() {
        return List.copyOf(gauges);
    }

    private static List<String> topics(Script script) {
        return script.parts().stream().map(part -> part.topic().name()).toList();
    }
}
