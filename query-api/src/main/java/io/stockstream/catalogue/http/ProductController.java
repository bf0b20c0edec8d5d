package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.Tables;
import io.stockstream.platform.web.Query;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.node.ObjectNode;

/** Shows and changes products; also as they were. */
@RestController
@RequestMapping(path = "/api/v1/products", produces = MediaType.APPLICATION_JSON_VALUE)
class ProductController extends CatalogueController {

    ProductController(Tools tools) {
        super(Tables.PRODUCTS, tools);
    }

    @Override
    @GetMapping("/{id}")
    public ObjectNode find(@PathVariable("id") String id, WebRequest request, HttpServletResponse response) {
        Object parsed = table().idKind().parse(id);
        Optional<Instant> time = Query.of(request).time("as_of");
        return time.map(at -> queries().productAt(table(), parsed, at))
                .orElseGet(() -> super.find(id, request, response));
    }
}
