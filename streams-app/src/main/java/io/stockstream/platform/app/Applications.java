package io.stockstream.platform.app;

import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.ApplicationModule;
import io.stockstream.platform.runtime.TopologyModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Chooses what this process runs. An application runs as a whole: every instance of it must know the same
 * sub-topologies, or one is given tasks that it does not have. A replay runs each topology alone.
 *
 * @param named names of the topologies to run; empty for all
 * @param replay whether they run again, under a replay's id
 */
record Applications(Set<String> named, boolean replay) {

    /**
     * What to run, of all topologies that there are.
     *
     * @throws IllegalArgumentException when a name is unknown, or an application is named in part
     */
    List<TopologyModule> of(List<TopologyModule> modules) {
        Set<String> known = names(modules, module -> true);
        for (String name : named) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "TOPOLOGIES names %s, which does not exist or is switched off by APP_MODE; known here: %s"
                                .formatted(name, String.join(", ", known)));
            }
        }
        List<TopologyModule> chosen = modules.stream()
                .filter(module -> named.isEmpty() || named.contains(module.name()))
                .toList();
        return replay ? chosen : whole(chosen, modules);
    }

    private static List<TopologyModule> whole(List<TopologyModule> chosen, List<TopologyModule> modules) {
        List<TopologyModule> whole = new ArrayList<>();
        for (Application application : Application.values()) {
            Set<String> parts = names(modules, module -> module.application() == application);
            Set<String> named = names(chosen, module -> module.application() == application);
            if (!named.isEmpty()) {
                if (!named.equals(parts)) {
                    throw new IllegalArgumentException(
                            "TOPOLOGIES names %s alone, but %s run together, as the application %s: name all of them or none"
                                    .formatted(
                                            String.join(", ", named), String.join(", ", parts), application.label()));
                }
                whole.add(new ApplicationModule(
                        application,
                        modules.stream()
                                .filter(module -> module.application() == application)
                                .toList()));
            }
        }
        return whole;
    }

    private static Set<String> names(List<TopologyModule> modules, Predicate<TopologyModule> wanted) {
        return modules.stream().filter(wanted).map(TopologyModule::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
