package io.stockstream.catalogue.request;

import io.stockstream.catalogue.AddressRequested;
import io.stockstream.catalogue.CreateAddress;
import io.stockstream.catalogue.CreateProduct;
import io.stockstream.catalogue.ProductRequested;
import io.stockstream.catalogue.UpdateAddress;
import io.stockstream.catalogue.UpdateProduct;
import io.stockstream.catalogue.table.Tables;
import io.stockstream.movement.TextLength;
import io.stockstream.platform.web.Sha256;
import java.math.BigDecimal;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request by event.
 *
 * @param id names the request, as its producer likes
 * @param command kind of the command
 * @param fields that the command gives
 */
record Request(String id, String command, ObjectNode fields) {

    private static final int MAX_ID = 200;

    static Request of(SpecificRecord record) {
        return switch (record) {
            case ProductRequested product -> of(product.getRequestId(), (SpecificRecord) product.getCommand());
            case AddressRequested address -> of(address.getRequestId(), (SpecificRecord) address.getCommand());
            default ->
                throw new IllegalArgumentException(
                        "No request: " + record.getSchema().getFullName());
        };
    }

    private static Request of(String id, SpecificRecord command) {
        return new Request(id, command.getSchema().getName(), fields(command));
    }

    /**
     * The fields that are not null: null means "as it is", and a field that a later schema adds is null in all older
     * commands.
     */
    private static ObjectNode fields(SpecificRecord command) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (Schema.Field field : command.getSchema().getFields()) {
            switch (command.get(field.pos())) {
                case null -> {}
                case Long number -> fields.put(field.name(), number);
                case BigDecimal number -> fields.put(field.name(), number);
                case Object text -> fields.put(field.name(), text.toString());
            }
        }
        return fields;
    }

    /** Distinguishes requests with the same id. */
    String fingerprint() {
        return Sha256.hex(command + fields);
    }

    /** Whether it can be remembered by its id. */
    boolean isNamed() {
        return !id.isBlank() && TextLength.of(id) <= MAX_ID && id.chars().noneMatch(Character::isISOControl);
    }

    /**
     * The requested change.
     *
     * @throws RejectedRequestException when it names no row, or itself wrongly
     */
    Change change() throws RejectedRequestException {
        if (!isNamed()) {
            throw RejectedRequestException.invalid(
                    "request_id must have 1 to %d characters and no control characters".formatted(MAX_ID));
        }
        if (command.equals(CreateProduct.class.getSimpleName())) {
            return new Change.Create(Tables.PRODUCTS, fields);
        }
        if (command.equals(UpdateProduct.class.getSimpleName())) {
            return updateOfProduct();
        }
        if (command.equals(CreateAddress.class.getSimpleName())) {
            return new Change.Create(Tables.ADDRESSES, fields);
        }
        if (command.equals(UpdateAddress.class.getSimpleName())) {
            ObjectNode body = fields.deepCopy();
            return new Change.Update(Tables.ADDRESSES, "id", body.remove("id").longValue(), body);
        }
        throw RejectedRequestException.invalid("the command " + command + " is not known");
    }

    /** By its id, and then a sku is a new value; else by its sku. */
    private Change updateOfProduct() throws RejectedRequestException {
        ObjectNode body = fields.deepCopy();
        if (body.has("id")) {
            return new Change.Update(Tables.PRODUCTS, "id", body.remove("id").longValue(), body);
        }
        if (body.has("sku")) {
            return new Change.Update(Tables.PRODUCTS, "sku", body.remove("sku").stringValue(), body);
        }
        throw RejectedRequestException.invalid("id or sku is missing: one of them has to name the product");
    }
}
