package io.stockstream.streams.effect.invoice;

import io.stockstream.cache.StoredInvoices;
import io.stockstream.documents.InvoiceRenderer;
import io.stockstream.documents.InvoiceSettings;
import java.net.URI;
import java.util.List;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Creates the handler of tasks that request an invoice. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "stockstream.executors", havingValue = "true", matchIfMissing = true)
class InvoiceConfiguration {

    @Bean
    StoredOrders storedOrders(@Value("${stockstream.store-urls}") List<URI> instances) {
        return new StoredOrders(instances);
    }

    @Bean
    InvoiceHandler invoiceHandler(StoredOrders orders, RedissonClient redis, Environment environment) {
        InvoiceSettings settings = Binder.get(environment)
                .bind(InvoiceSettings.PREFIX, InvoiceSettings.class)
                .get();
        return new InvoiceHandler(orders, new InvoiceRenderer(settings), new StoredInvoices(redis)::put);
    }
}
