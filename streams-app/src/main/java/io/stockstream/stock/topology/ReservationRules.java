package io.stockstream.stock.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.movement.MovementRules;
import io.stockstream.order.OrderRules;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRequested;
import java.util.ArrayList;
import java.util.List;

/** The rules for the fields of a command on a reservation: what an order that meets its own rules can ask for. */
public final class ReservationRules {

    /** Equal lines of an order are merged to one part. */
    private static final long MAX_QUANTITY = OrderRules.MAX_QUANTITY * OrderRules.MAX_LINES;

    private ReservationRules() {}

    /**
     * Checks a command.
     *
     * @return what is wrong; empty when the command is valid
     */
    static List<FieldError> check(ReservationRequested command) {
        List<FieldError> errors = new ArrayList<>();
        if (command.getCommand() != ReservationCommand.SERVE_WAITING) {
            OrderRules.text("order_id", command.getOrderId(), OrderRules.MAX_ID, errors);
        }
        OrderRules.text("sku", command.getSku(), MovementRules.MAX_TEXT, errors);
        switch (command.getCommand()) {
            case RESERVE, SELL -> checkParts(command.getParts(), errors);
            case COMMIT, RELEASE, SERVE_WAITING, FORGET -> {}
            case UNKNOWN ->
                errors.add(new FieldError(
                        "command",
                        ReservationCommand.UNKNOWN.name(),
                        "must be RESERVE, SELL, COMMIT, RELEASE or FORGET"));
        }
        return errors;
    }

    private static void checkParts(List<ReservationPart> parts, List<FieldError> errors) {
        if (parts.isEmpty() || parts.size() > OrderRules.MAX_LINES) {
            errors.add(new FieldError(
                    "parts",
                    "%d parts".formatted(parts.size()),
                    "must have 1 to %d parts".formatted(OrderRules.MAX_LINES)));
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            check(parts.get(i), "parts[%d].".formatted(i), errors);
        }
    }

    private static void check(ReservationPart part, String prefix, List<FieldError> errors) {
        if (part.getQuantity() < 1 || part.getQuantity() > MAX_QUANTITY) {
            errors.add(new FieldError(
                    prefix + "quantity",
                    Long.toString(part.getQuantity()),
                    "must be a whole number from 1 to " + MAX_QUANTITY));
        }
        if (part.getWarehouseId() != null) {
            OrderRules.text(prefix + "warehouse_id", part.getWarehouseId(), MovementRules.MAX_TEXT, errors);
        }
    }
}
