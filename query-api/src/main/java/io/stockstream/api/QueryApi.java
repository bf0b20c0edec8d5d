package io.stockstream.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the public API. */
@SpringBootApplication(scanBasePackages = "io.stockstream")
@ConfigurationPropertiesScan("io.stockstream")
public class QueryApi {

    public static void main(String[] args) {
        SpringApplication.run(QueryApi.class, args);
    }
}
