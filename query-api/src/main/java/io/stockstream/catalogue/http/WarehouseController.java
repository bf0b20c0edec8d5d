package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.Tables;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows and changes warehouses. */
@RestController
@RequestMapping(path = "/api/v1/warehouses", produces = MediaType.APPLICATION_JSON_VALUE)
class WarehouseController extends CatalogueController {

    WarehouseController(Tools tools) {
        super(Tables.WAREHOUSES, tools);
    }
}
