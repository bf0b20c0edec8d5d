package io.stockstream.order.http;

import io.stockstream.documents.InvoiceRenderer;
import io.stockstream.documents.InvoiceSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the renderer, with the settings that streams-app has too. */
@Configuration(proxyBeanMethods = false)
class InvoiceConfiguration {

    @Bean
    InvoiceRenderer invoiceRenderer(Environment environment) {
        return new InvoiceRenderer(Binder.get(environment)
                .bind(InvoiceSettings.PREFIX, InvoiceSettings.class)
                .get());
    }
}
