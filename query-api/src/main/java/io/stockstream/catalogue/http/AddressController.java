package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.Tables;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows and changes addresses. */
@RestController
@RequestMapping(path = "/api/v1/addresses", produces = MediaType.APPLICATION_JSON_VALUE)
class AddressController extends CatalogueController {

    AddressController(Tools tools) {
        super(Tables.ADDRESSES, tools);
    }
}
