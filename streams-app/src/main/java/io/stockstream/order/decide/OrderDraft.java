package io.stockstream.order.decide;

import io.stockstream.order.Order;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderState;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.PendingLookup;
import io.stockstream.order.StockQuestion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The next state of an order in the making, one or more decisions on. The public order gets a new version only when
 * something in it changed.
 */
final class OrderDraft {

    private final OrderState old;
    private OrderStatus status;
    private OrderReason reason;
    private String email;
    private List<OrderLine> lines;
    private BigDecimal total;
    private String currency;
    private String invoiceNumber;
    private Instant processedAt;
    private List<PendingLookup> lookups;
    private List<StockQuestion> questions;
    private Instant checkedAt;
    private long sequence;

    OrderDraft(OrderState old) {
        Order order = old.getOrder();
        this.old = old;
        this.status = order.getStatus();
        this.reason = order.getReason();
        this.email = order.getEmail();
        this.lines = order.getLines();
        this.total = order.getTotal();
        this.currency = order.getCurrency();
        this.invoiceNumber = order.getInvoiceNumber();
        this.processedAt = order.getProcessedAt();
        this.lookups = old.getLookups();
        this.questions = old.getQuestions();
        this.checkedAt = old.getCheckedAt();
        this.sequence = old.getSequence();
    }

    /** The order took a way of the table; nothing is waited for where it led out of pending. */
    OrderDraft moved(Transition transition) {
        status = transition.to();
        if (transition.from() == OrderStatus.PENDING) {
            total = Pricing.total(lines, currency);
            lookups = List.of();
        }
        return this;
    }

    OrderDraft reason(OrderReason given) {
        reason = given;
        return this;
    }

    OrderDraft email(String given) {
        email = given;
        return this;
    }

    OrderDraft lines(List<OrderLine> given) {
        lines = given;
        return this;
    }

    OrderDraft currency(String given) {
        currency = given;
        return this;
    }

    OrderDraft invoiced(String number, Instant at) {
        invoiceNumber = number;
        processedAt = at;
        return this;
    }

    OrderDraft lookups(List<PendingLookup> given) {
        lookups = given;
        return this;
    }

    /** Stock is asked about every sku of the lines. */
    OrderDraft askedStock() {
        questions = Questions.first(StockCommands.skus(lines));
        return this;
    }

    OrderDraft questions(List<StockQuestion> given) {
        questions = given;
        return this;
    }

    OrderDraft checkedAt(Instant due) {
        checkedAt = due;
        return this;
    }

    List<OrderLine> lines() {
        return lines;
    }

    String currency() {
        return currency;
    }

    List<PendingLookup> lookups() {
        return lookups;
    }

    List<StockQuestion> questions() {
        return questions;
    }

    /** Counts a decision on the way to the next state; returns its number. */
    long count() {
        return ++sequence;
    }

    /**
     * The state after one more decision.
     *
     * @param at time of the decision; one that is late moves no "updated at" back
     */
    OrderState build(Instant at) {
        count();
        return state(at);
    }

    /**
     * The state after the decisions counted so far.
     *
     * @param at time of the newest of them; one that is late moves no "updated at" back
     */
    OrderState state(Instant at) {
        return new OrderState(
                isChanged() ? order(at) : old.getOrder(),
                old.getPlaced(),
                old.getTaskId(),
                lookups,
                questions,
                checkedAt,
                sequence);
    }

    private boolean isChanged() {
        Order order = old.getOrder();
        // A new reason or invoice number comes with a new status only.
        return status != order.getStatus()
                || !Objects.equals(email, order.getEmail())
                || !Objects.equals(currency, order.getCurrency())
                || !Lines.same(lines, order.getLines());
    }

    private Order order(Instant at) {
        Order order = old.getOrder();
        return new Order(
                order.getOrderId(),
                status,
                reason,
                order.getUserId(),
                email,
                order.getDeliveryAddressId(),
                lines,
                total,
                currency,
                invoiceNumber,
                order.getCreatedAt(),
                processedAt,
                at.isAfter(order.getUpdatedAt()) ? at : order.getUpdatedAt(),
                sequence);
    }
}
