package io.stockstream.local.cli;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.component.Components;
import io.stockstream.local.component.Site;
import io.stockstream.local.process.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Administrative tasks that streams-app does for the command line, with the settings that it runs with. */
final class Administration {

    private Administration() {}

    /** Does one; returns its exit code. */
    static int run(String task, List<String> arguments) throws IOException, InterruptedException {
        Home home = new Home();
        Site site = LocalSystem.builder(home.layout().home())
                .fixedPorts()
                .settings(home.settings())
                .site();
        List<String> all = new ArrayList<>(List.of(task));
        all.addAll(arguments);
        Command command = new Components(site, Map.of()).administration(all);
        return command.builder(List.of()).inheritIO().start().waitFor();
    }
}
