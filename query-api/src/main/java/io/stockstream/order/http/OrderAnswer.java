package io.stockstream.order.http;

/** The response to a command on an order: the order, or the receipt while there is none to show. */
public sealed interface OrderAnswer permits OrderView, OrderAnswer.Receipt {

    /** The command is safely written. */
    record Receipt(String orderId, String taskId, String status) implements OrderAnswer {}
}
