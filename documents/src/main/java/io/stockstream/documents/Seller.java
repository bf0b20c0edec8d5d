package io.stockstream.documents;

/**
 * Who sells. What is blank is left out of the invoice.
 *
 * @param name of the company
 * @param address in one line
 * @param taxId number under which it pays taxes
 * @param bank where to pay to, in one line
 */
public record Seller(String name, String address, String taxId, String bank) {

    public Seller {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("SELLER_NAME must not be empty: an invoice says who sells");
        }
        address = address == null ? "" : address;
        taxId = taxId == null ? "" : taxId;
        bank = bank == null ? "" : bank;
    }
}
