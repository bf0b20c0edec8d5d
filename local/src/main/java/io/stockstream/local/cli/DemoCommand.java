package io.stockstream.local.cli;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.LocalSystemException;
import io.stockstream.local.component.Site;
import io.stockstream.local.demo.Demo;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the running system at work. */
@Command(
        name = "demo",
        description = "Sends movements and products through the running system and shows what it makes of them.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Home home = new Home();
        if (home.supervisor().isEmpty() || !home.phase().equals("ready")) {
            throw new LocalSystemException("The system is not ready. Start it with: ./stockstream up -d");
        }
        Site site = LocalSystem.builder(home.layout().home())
                .fixedPorts()
                .settings(home.settings())
                .site();
        PrintWriter out = spec.commandLine().getOut();
        try {
            new Demo(site.bootstrapServers(), site.registryUrl(), site.apiUrl(), out::println).run();
        } finally {
            out.flush();
        }
        return 0;
    }
}
