package io.stockstream.streams;

import io.stockstream.streams.setup.SetupCommand;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Runs the topologies; or, with the arguments {@code setup} or {@code topics diff|apply}, one administrative task and ends. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class StreamsApplication {

    /** Entry point of the process. */
    public static void main(String[] args) {
        if (SetupCommand.isOne(args)) {
            System.exit(new SetupCommand(System.getenv()).run(Arrays.asList(args)));
        }
        SpringApplication.run(StreamsApplication.class, args);
    }
}
