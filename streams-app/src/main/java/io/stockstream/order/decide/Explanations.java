package io.stockstream.order.decide;

import io.stockstream.money.Currencies;
import io.stockstream.order.CancelOrder;
import io.stockstream.order.LookupKind;
import io.stockstream.order.Order;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.PendingLookup;
import io.stockstream.order.ProductFound;
import io.stockstream.order.QuestionState;
import io.stockstream.order.RowAnswered;
import io.stockstream.order.StockQuestion;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.StockLimits;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Decisions in words, for people. They name no e-mail address. */
final class Explanations {

    private Explanations() {}

    static String placed(OrderState state) {
        return "Placed with %s; %s".formatted(count(state.getOrder().getLines().size(), "line"), waitsFor(state));
    }

    /**
     * @param waitsFor what the order waits for afterwards
     */
    static String lookedUp(RowAnswered answer, String waitsFor) {
        String what = "%s %s %s"
                .formatted(
                        word(answer.getKind()),
                        answer.getKey(),
                        answer.getFound() == null ? "is not in the catalogue, so it gives no price" : "was found");
        return "%s; %s".formatted(what, waitsFor);
    }

    static String notYet(PendingLookup lookup) {
        String version = lookup.getLeast() == null
                ? ""
                : " (version %d)".formatted(lookup.getLeast().getVersion());
        return "%s %s is not known yet as the order was placed against it%s; it is asked for again"
                .formatted(word(lookup.getKind()), lookup.getKey(), version);
    }

    static String notThereYet(PendingLookup next) {
        return "%s %s is not in the catalogue yet; %s"
                .formatted(
                        word(next.getKind()),
                        next.getKey(),
                        next.getAbsent()
                                ? "the next check asks again"
                                : "asked again (attempt %d)".formatted(next.getAttempt()));
    }

    static String gone(PendingLookup lookup) {
        return "%s %s is no longer in the catalogue".formatted(word(lookup.getKind()), lookup.getKey());
    }

    static String absent(PendingLookup lookup) {
        return "%s %s is not in the catalogue (asked %d times)"
                .formatted(word(lookup.getKind()), lookup.getKey(), lookup.getAttempt());
    }

    static String foreignAddress(RowAnswered answer) {
        return "Address %s belongs to another user".formatted(answer.getKey());
    }

    static String currencyMismatch(ProductFound product, String currency) {
        return "The price of %s is in %s, the order in %s".formatted(product.getSku(), product.getCurrency(), currency);
    }

    /** The client's note on a cancellation; empty when there is none. */
    static String comment(OrderRequested request) {
        return request.getCommand() instanceof CancelOrder cancel && cancel.getComment() != null
                ? "; the comment: " + cancel.getComment()
                : "";
    }

    static String priceTooFine(String currency) {
        return "A unit price of the order cannot be paid: prices in %s have %s"
                .formatted(currency, Currencies.decimals(currency));
    }

    /**
     * @param waitsFor what the order waits for afterwards
     */
    static String reserved(ReservationDecided held, String waitsFor) {
        return "%s of %s reserved; %s".formatted(count(held.getQuantity(), "unit"), held.getSku(), waitsFor);
    }

    static String waits(ReservationDecided waiting, int setBack, OrderState after) {
        String words = "%s of %s wanted, which other orders hold"
                .formatted(count(waiting.getQuantity(), "unit"), waiting.getSku());
        String back = setBack == 0
                ? ""
                : "; %s given back until then, so that others need not wait".formatted(count(setBack, "other sku"));
        return words + back + "; " + waitsFor(after);
    }

    static String processed(OrderState after) {
        return "Every unit is reserved and now sold; invoice %s"
                .formatted(after.getOrder().getInvoiceNumber());
    }

    static String refused(ReservationDecided refused, OrderReason reason) {
        return switch (reason) {
            case UNKNOWN_SKU -> "%s was never in stock".formatted(refused.getSku());
            case TOO_MANY_ALLOCATIONS ->
                "With %s of %s the units of the order lie in too many places: at most %d, each a line and a warehouse, with at most %d bytes in the ids of the warehouses; ask for less in one order"
                        .formatted(
                                count(refused.getQuantity(), "unit"),
                                refused.getSku(),
                                StockLimits.MAX_ALLOCATIONS,
                                StockLimits.MAX_ALLOCATION_IDS);
            case TIMED_OUT -> "The reservation of %s had been released before".formatted(refused.getSku());
            default ->
                "%s of %s wanted, %s available"
                        .formatted(
                                count(refused.getQuantity(), "unit"),
                                refused.getSku(),
                                refused.getAvailable() == null ? "not enough" : refused.getAvailable());
        };
    }

    static String timedOut(OrderState before) {
        return "Pending since %s, which is too long; it still waited: %s"
                .formatted(before.getOrder().getCreatedAt(), waitsFor(before));
    }

    static String drivenOn(OrderState after) {
        return "Pending since %s; asked again: %s".formatted(after.getOrder().getCreatedAt(), waitsFor(after));
    }

    static String moved(Transition way, OrderState after) {
        String words = "%s, was %s".formatted(word(way.to()), word(way.from()));
        boolean released =
                way.command().filter(ReservationCommand.RELEASE::equals).isPresent();
        return released && !after.getQuestions().isEmpty() ? words + "; its stock goes back" : words;
    }

    static String duplicate(Order order) {
        return "Nothing new; the order is %s".formatted(word(order.getStatus()));
    }

    static String conflictingDuplicate() {
        return "Another order was placed under this id before; it stays as it is";
    }

    static String notAllowed(OrderStatus from, OrderStatus to) {
        return "An order that is %s cannot become %s".formatted(word(from), word(to));
    }

    static String tooOld(Instant requestedAt, Instant horizon) {
        return ("The request is of %s, before %s. Orders of that time are forgotten, so it may repeat one of them; if it"
                        + " does not, send it again with the time of today")
                .formatted(requestedAt, horizon);
    }

    static String forgotten(Order order) {
        return "The order is %s, and its last change was at %s: it is forgotten"
                .formatted(order.getStatus().name().toLowerCase(Locale.ROOT), order.getUpdatedAt());
    }

    static String unknownOrder(String orderId) {
        return "There is no order %s".formatted(orderId);
    }

    /** What an order waits for. */
    static String waitsFor(OrderState state) {
        if (!state.getLookups().isEmpty()) {
            return waitsForCatalogue(state.getLookups().size());
        }
        List<StockQuestion> waiting = Questions.in(state.getQuestions(), QuestionState.WAITING);
        return waitsForStock(
                Questions.in(state.getQuestions(), QuestionState.ASKED).size(),
                waiting.isEmpty() ? null : waiting.getFirst().getSku());
    }

    static String waitsForCatalogue(int lookups) {
        return "the catalogue is asked for %s".formatted(count(lookups, "thing"));
    }

    /**
     * @param asked skus that stock has not answered
     * @param waiting a sku that others hold; {@code null} when there is none
     */
    static String waitsForStock(int asked, String waiting) {
        return waiting == null ? "stock is asked for %s".formatted(count(asked, "sku")) : "waits for " + waiting;
    }

    private static String count(long number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }

    private static String word(OrderStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String word(LookupKind kind) {
        return switch (kind) {
            case USER -> "User";
            case ADDRESS -> "Address";
            case PRODUCT -> "Product";
            case SKU -> "Sku";
            case UNKNOWN -> throw new IllegalArgumentException("Nothing is looked up by " + kind);
        };
    }
}
