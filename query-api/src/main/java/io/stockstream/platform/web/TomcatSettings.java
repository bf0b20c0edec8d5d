package io.stockstream.platform.web;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets a sku with a slash or a backslash through: encoded as %2F and %5C in a path it stays one segment, which Spring
 * decodes. Tomcat refuses both by default. Also keeps health requests responsive, see {@link ProbesFirst}.
 */
@Component
class TomcatSettings implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

    /**
     * Characters that RFC 3986 wants encoded and many clients send as they are. For percent signs see
     * {@link EncodingFilter}.
     */
    private static final String UNENCODED = "\"<>[\\]^`{|}";

    @Override
    public void customize(TomcatWebServerFactory factory) {
        String passThrough = EncodedSolidusHandling.PASS_THROUGH.getValue();
        factory.setProtocol(ProbesFirst.class.getName());
        factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(passThrough);
            connector.setEncodedReverseSolidusHandling(passThrough);
            connector.setProperty("relaxedQueryChars", UNENCODED);
            connector.setProperty("relaxedPathChars", UNENCODED);
        });
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof org.apache.catalina.core.StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }
}
