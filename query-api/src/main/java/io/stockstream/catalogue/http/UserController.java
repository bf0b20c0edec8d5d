package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.Tables;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows and changes users. */
@RestController
@RequestMapping(path = "/users", produces = MediaType.APPLICATION_JSON_VALUE)
class UserController extends CatalogueController {

    UserController(Tools tools) {
        super(Tables.USERS, tools);
    }
}
