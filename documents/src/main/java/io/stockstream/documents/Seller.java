package io.stockstream.documents;

/**
 * The seller. Blank fields are left out of the invoice; without a name there is no invoice.
 *
 * @param name of the company; blank when not configured
 * @param address in one line
 * @param taxId number under which it pays taxes
 * @param bank where to pay to, in one line
 */
public record Seller(String name, String address, String taxId, String bank) {

    public Seller {
        name = name == null ? "" : name;
        address = address == null ? "" : address;
        taxId = taxId == null ? "" : taxId;
        bank = bank == null ? "" : bank;
    }

    /** Whether a seller is configured. */
    public boolean isKnown() {
        return !name.isBlank();
    }
}
