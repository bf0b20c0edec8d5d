package io.stockstream.order.invoice;

import io.stockstream.cache.StoredInvoices;
import io.stockstream.documents.InvoiceRenderer;
import io.stockstream.documents.InvoiceSettings;
import io.stockstream.order.store.LocalOrders;
import io.stockstream.platform.client.StoreClient;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.ObjectProvider;
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
    InvoiceHandler invoiceHandler(
            StoreClient stores, ObjectProvider<LocalOrders> here, RedissonClient redis, Environment environment) {
        InvoiceSettings settings = Binder.get(environment)
                .bind(InvoiceSettings.PREFIX, InvoiceSettings.class)
                .get();
        LocalOrders orders = here.getIfAvailable();
        return new InvoiceHandler(
                new StoredOrders(stores, orders == null ? null : orders::find),
                new InvoiceRenderer(settings),
                new StoredInvoices(redis)::put);
    }
}
