package io.stockstream.documents;

/** No invoice can be made, because the seller has no name. */
public final class UnknownSellerException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnknownSellerException() {
        super(
                "SELLER_NAME is not set, and an invoice must name the seller: set it for streams-app and query-api, and restart them");
    }
}
