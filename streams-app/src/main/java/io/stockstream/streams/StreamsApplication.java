package io.stockstream.streams;

import ch.qos.logback.classic.Level;
import io.stockstream.platform.app.ReplaySwitches;
import io.stockstream.platform.setup.SetupCommand;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Runs the topologies; or, with the arguments {@code setup} or {@code topics diff|apply}, one administrative task and
 * ends.
 */
@SpringBootApplication(scanBasePackages = "io.stockstream")
@ConfigurationPropertiesScan("io.stockstream")
public class StreamsApplication {

    /** Entry point of the process. */
    public static void main(String[] args) {
        if (SetupCommand.isOne(args)) {
            quietLibraries();
            System.exit(new SetupCommand(System.getenv()).run(Arrays.asList(args)));
        }
        SpringApplication application = new SpringApplication(StreamsApplication.class);
        application.addInitializers(new ReplaySwitches());
        application.run(args);
    }

    /** Without Spring nothing else sets log levels, and the output should not be buried in client settings. */
    private static void quietLibraries() {
        level(Logger.ROOT_LOGGER_NAME, Level.WARN);
        level("io.stockstream", Level.INFO);
        level("org.flywaydb", Level.INFO);
    }

    private static void level(String logger, Level level) {
        if (LoggerFactory.getLogger(logger) instanceof ch.qos.logback.classic.Logger logback) {
            logback.setLevel(level);
        }
    }
}
