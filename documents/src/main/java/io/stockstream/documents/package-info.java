/**
 * Invoices as PDF: {@link io.stockstream.documents.Invoice} is its data, {@link io.stockstream.documents.InvoiceReader}
 * reads it from the JSON of an order, {@link io.stockstream.documents.InvoiceRenderer} draws it. The same invoice and
 * settings give the same bytes, whichever application renders them. Knows neither Kafka nor Spring.
 *
 * <p>Reports of a day as PDF: {@link io.stockstream.documents.OrderReportDocument} and
 * {@link io.stockstream.documents.StockReportDocument}. They take their rows one by one and write each page as soon as
 * it is full, so that a report may be longer than the memory.
 *
 * <p>The font is DejaVu Sans Condensed, unpacked by the build from the artifact
 * {@code net.sf.jasperreports:jasperreports-fonts}; its licence (Bitstream Vera and Arev, beside the font files) permits
 * copying and embedding it.
 */
package io.stockstream.documents;
