package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts contenders, each in a process of its own.
 *
 * @param folder of their states and logs
 * @param system with the servers that they use
 * @param javaOptions of their JVMs
 * @param threads stream threads of a topology
 */
record ContenderRun(RunFolder folder, LocalSystem system, List<String> javaOptions, int threads) {

    /** The hand-written loop. */
    Child loop(int commitInterval, int facts) {
        return start("loop", "loop", commitInterval, facts, List.of());
    }

    /**
     * The stock topology.
     *
     * @param name of its application
     * @param process names its state folder: another process of the same application has to restore
     */
    Child topology(
            TopologyContender.Role role,
            String name,
            StateStores stores,
            int commitInterval,
            int facts,
            String process) {
        return start(
                "topology",
                name,
                commitInterval,
                facts,
                List.of(
                        "--role", role.name(),
                        "--name", name,
                        "--ledger", stores.ledger().name(),
                        "--marks", stores.marks().name(),
                        "--transactional", Boolean.toString(stores.transactional()),
                        "--threads", Integer.toString(threads),
                        "--state", folder.file(name + "-" + process).toString()));
    }

    private Child start(String command, String log, int commitInterval, int facts, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--bootstrap",
                system.bootstrapServers(),
                "--registry",
                system.registryUrl(),
                "--commit-interval",
                Integer.toString(commitInterval),
                "--movements",
                Integer.toString(facts)));
        arguments.addAll(more);
        return Child.start(folder.file(log + ".log"), javaOptions, arguments);
    }
}
