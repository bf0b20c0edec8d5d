package io.stockstream.catalogue.http;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/** The {@code ETag} of a row: its version. */
final class RowTag {

    private RowTag() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    /** An answer to a change. */
    static ResponseEntity<ObjectNode> tag(ResponseEntity.BodyBuilder answer, Versioned row) {
        row.version().ifPresent(version -> answer.eTag(of(version)));
        return answer.body(row.json());
    }

    /**
     * An answer to a read. It goes past {@link ResponseEntity}, with which Spring would answer {@code If-None-Match}
     * with 304: a product shows its stock too, and a schedule its runs, and both change while the version of the row
     * stays.
     */
    static ObjectNode tag(HttpServletResponse response, Versioned row) {
        row.version().ifPresent(version -> response.setHeader(HttpHeaders.ETAG, of(version)));
        return row.json();
    }
}
