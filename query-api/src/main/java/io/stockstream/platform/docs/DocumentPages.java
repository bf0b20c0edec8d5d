package io.stockstream.platform.docs;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The API's contract, and the pages of Swagger UI and ReDoc. Their security policy keeps the browser from asking anyone
 * but this server.
 */
@RestController
class DocumentPages {

    /** Both bundles write styles into the page; ReDoc searches in a worker that it makes itself. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final ApiDocument document;

    DocumentPages(ApiDocument document) {
        this.document = document;
    }

    @GetMapping(path = "/schema/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(document.json());
    }

    @GetMapping(path = {"/docs", "/docs/"})
    ResponseEntity<Resource> swagger() {
        return page("swagger.html");
    }

    @GetMapping(path = {"/redoc", "/redoc/"})
    ResponseEntity<Resource> redoc() {
        return page("redoc.html");
    }

    private static ResponseEntity<Resource> page(String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body(new ClassPathResource("pages/" + name));
    }
}
