package io.stockstream.platform.docs;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Takes the one address in ReDoc's bundle that a browser would load from: the logo in its footer, from a foreign
 * server.
 */
final class LocalLogoTransformer implements ResourceTransformer {

    private static final String FOREIGN_LOGO = "https://cdn.redoc.ly/redoc/logo-mini.svg";
    private static final String NO_IMAGE = "data:,";

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        Resource transformed = chain.transform(request, resource);
        String name = transformed.getFilename();
        if (name == null || !name.endsWith(".js")) {
            return transformed;
        }
        String script = transformed.getContentAsString(StandardCharsets.UTF_8).replace(FOREIGN_LOGO, NO_IMAGE);
        return new TransformedResource(transformed, script.getBytes(StandardCharsets.UTF_8));
    }
}
