package io.stockstream.platform.client;

import java.net.URI;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the client by which handlers of tasks read stores. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "stockstream.executors", havingValue = "true", matchIfMissing = true)
class StoreConfiguration {

    @Bean
    StoreClient storeClient(@Value("${stockstream.store-urls}") List<URI> instances) {
        return new StoreClient(instances);
    }
}
