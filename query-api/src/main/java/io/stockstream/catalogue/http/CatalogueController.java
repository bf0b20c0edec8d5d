package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.Table;
import io.stockstream.platform.web.Heavy;
import io.stockstream.platform.web.Query;
import io.stockstream.platform.web.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same operations on any table. Its description is made from the table's descriptor. */
public abstract class CatalogueController {

    private static final int MAX_COUNT = 100;
    private static final int DEFAULT_COUNT = 10;
    private static final int MAX_PAGE = 999_999_999;

    private final Table table;
    private final Tools tools;

    protected CatalogueController(Table table, Tools tools) {
        this.table = table;
        this.tools = tools;
    }

    /** What every controller needs. */
    protected record Tools(CatalogueQueries queries, CatalogueCommands commands, StrictJson json) {}

    /** The table that is shown. */
    public Table table() {
        return table;
    }

    @GetMapping
    @Heavy(Heavy.Kind.LISTS)
    public ObjectNode list(WebRequest request) {
        Query query = Query.of(request);
        int count = query.wholeNumber("count", MAX_COUNT, DEFAULT_COUNT);
        return tools.queries().list(table, count, query.wholeNumber("page", MAX_PAGE, 1));
    }

    @GetMapping("/{id}")
    public ObjectNode find(@PathVariable("id") String id, WebRequest request, HttpServletResponse response) {
        return RowTag.tag(response, found(id));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<ObjectNode> create(@RequestBody(required = false) byte[] body) {
        Versioned row = tools.commands().create(table, tools.json().parse(body));
        URI location = UriComponentsBuilder.fromPath(table.path())
                .pathSegment("{id}")
                .encode(StandardCharsets.UTF_8)
                .build(table.idKind().of(row.json()).toString());
        return RowTag.tag(ResponseEntity.created(location), row);
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<ObjectNode> update(
            @PathVariable("id") String id, @RequestBody(required = false) byte[] body, HttpServletRequest request) {
        return change(id, tools.json().parse(body), expected(request));
    }

    @DeleteMapping("/{id}")
    public ResponseEntity<Void> delete(@PathVariable("id") String id, HttpServletRequest request) {
        tools.commands().delete(table, table.idKind().parse(id), expected(request));
        return ResponseEntity.noContent().build();
    }

    /** Changes a row; no such row is an error. */
    protected final ResponseEntity<ObjectNode> change(String id, JsonNode body) {
        return change(id, body, IfMatch.any());
    }

    private ResponseEntity<ObjectNode> change(String id, JsonNode body, IfMatch expected) {
        return RowTag.tag(
                ResponseEntity.ok(),
                tools.commands().update(table, table.idKind().parse(id), body, expected));
    }

    private static IfMatch expected(HttpServletRequest request) {
        return IfMatch.of(Collections.list(request.getHeaders(IfMatch.NAME)));
    }

    /** A row of the table; no such row is an error. */
    protected final ObjectNode row(String id) {
        return found(id).json();
    }

    private Versioned found(String id) {
        return tools.queries().find(table, table.idKind().parse(id));
    }

    final CatalogueQueries queries() {
        return tools.queries();
    }
}
