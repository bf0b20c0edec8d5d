package io.stockstream.report.http;

import io.stockstream.documents.InvoiceSettings;
import io.stockstream.documents.OrderReportDocument;
import io.stockstream.documents.StockReportDocument;
import java.time.InstantSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes what reports need of the settings that streams-app has too. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    ReportCalendar reportCalendar(Environment environment) {
        return new ReportCalendar(settings(environment).zone(), InstantSource.system());
    }

    @Bean
    OrderReportDocument orderReportDocument(Environment environment) {
        return new OrderReportDocument(settings(environment).seller().name());
    }

    @Bean
    StockReportDocument stockReportDocument(Environment environment) {
        return new StockReportDocument(settings(environment).seller().name());
    }

    private static InvoiceSettings settings(Environment environment) {
        return Binder.get(environment)
                .bind(InvoiceSettings.PREFIX, InvoiceSettings.class)
                .get();
    }
}
