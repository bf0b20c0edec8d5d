package io.stockstream.documents;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** The content of an invoice, from top to bottom. */
final class InvoiceSheet {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final String UNPRICED = "Lines without a price are not charged here; therefore no total is stated.";
    private static final float GAP = 18;

    private final Invoice invoice;
    private final Seller seller;
    private final ZoneId zone;

    InvoiceSheet(Invoice invoice, InvoiceSettings settings) {
        this.invoice = invoice;
        this.seller = settings.seller();
        this.zone = settings.zone();
    }

    void addTo(Document document) {
        document.add(title());
        document.add(facts());
        document.add(parties());
        document.add(LineTable.of(invoice));
        document.add(total());
        if (!seller.bank().isBlank()) {
            document.add(payment());
        }
    }

    private PdfPTable title() {
        PdfPTable table = Cells.table(60, 40);
        PdfPCell name = Cells.text(seller.name(), Typeface.BOLD, Style.SELLER, Style.ACCENT);
        name.setVerticalAlignment(Element.ALIGN_BOTTOM);
        table.addCell(underlined(name));
        table.addCell(underlined(Cells.right(Cells.text("INVOICE", Typeface.BOLD, Style.TITLE, Style.ACCENT))));
        return table;
    }

    private static PdfPCell underlined(PdfPCell cell) {
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(Style.ACCENT);
        cell.setBorderWidth(1.5f);
        cell.setPaddingBottom(8);
        return cell;
    }

    private PdfPTable facts() {
        PdfPTable table = Cells.table(27, 24, 49);
        table.setSpacingBefore(12);
        fact(table, "Invoice number", invoice.number());
        fact(table, "Date", DATE.format(invoice.issuedAt().atZone(zone)));
        fact(table, "Order", invoice.orderId());
        return table;
    }

    private static void fact(PdfPTable table, String label, String value) {
        PdfPTable fact = Cells.table(1);
        fact.addCell(Cells.label(label));
        fact.addCell(Cells.text(value, Typeface.BOLD, Style.TEXT, Style.INK));
        PdfPCell cell = Cells.around(fact);
        cell.setBackgroundColor(Style.PALE);
        table.addCell(Cells.padded(cell, Style.PADDING + 2));
    }

    private PdfPTable parties() {
        PdfPTable from = party("From", seller.name());
        if (!seller.address().isBlank()) {
            from.addCell(Cells.text(seller.address(), Typeface.REGULAR, Style.TEXT, Style.INK));
        }
        if (!seller.taxId().isBlank()) {
            from.addCell(Cells.text("Tax ID " + seller.taxId(), Typeface.REGULAR, Style.TEXT, Style.INK));
        }
        String customer = invoice.userId() == null ? "Guest" : "Customer no. " + invoice.userId();
        PdfPTable billTo = party("Bill to", invoice.email() == null ? customer : invoice.email());
        if (invoice.email() != null && invoice.userId() != null) {
            billTo.addCell(Cells.text(customer, Typeface.REGULAR, Style.TEXT, Style.INK));
        }
        PdfPTable table = Cells.table(51, 49);
        table.setSpacingBefore(GAP);
        PdfPCell left = Cells.around(from);
        left.setPaddingRight(GAP);
        table.addCell(left);
        PdfPCell right = Cells.around(billTo);
        right.setPaddingLeft(Style.PADDING + 2);
        table.addCell(right);
        return table;
    }

    private static PdfPTable party(String label, String name) {
        PdfPTable party = Cells.table(1);
        party.addCell(Cells.label(label));
        party.addCell(Cells.text(name, Typeface.BOLD, Style.TEXT, Style.INK));
        return party;
    }

    private PdfPTable total() {
        PdfPTable table = Cells.table(40, 15, 45);
        table.setSpacingBefore(10);
        table.setKeepTogether(true);
        String counted = count(invoice.lines().size(), "line") + ", " + count(invoice.units(), "unit");
        table.addCell(padded(Cells.label(invoice.total() == null ? counted + ". " + UNPRICED : counted)));
        PdfPCell label = padded(Cells.text("Total", Typeface.BOLD, Style.TOTAL, Style.ACCENT));
        label.setBackgroundColor(Style.PALE);
        table.addCell(label);
        String total = Amounts.money(invoice.total(), invoice.currency());
        float room = Style.WIDTH * 0.45f - 2 * (Style.PADDING + 2);
        PdfPCell amount = padded(Cells.number(total, Typeface.BOLD, Style.TOTAL, Style.ACCENT, room));
        amount.setBackgroundColor(Style.PALE);
        table.addCell(amount);
        return table;
    }

    private static String count(long number, String noun) {
        return Amounts.units(number) + " " + noun + (number == 1 ? "" : "s");
    }

    private PdfPTable payment() {
        PdfPTable table = Cells.table(1);
        table.setSpacingBefore(GAP);
        table.setKeepTogether(true);
        table.addCell(Cells.label("Payment"));
        table.addCell(Cells.text(seller.bank(), Typeface.REGULAR, Style.TEXT, Style.INK));
        table.addCell(Cells.text(
                "Please name the invoice number %s with your payment.".formatted(invoice.number()),
                Typeface.REGULAR,
                Style.TEXT,
                Style.INK));
        return table;
    }

    private static PdfPCell padded(PdfPCell cell) {
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        return Cells.padded(cell, Style.PADDING + 2);
    }
}
