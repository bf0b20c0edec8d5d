package io.stockstream.api.invoice;

import io.stockstream.api.docs.Examples;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;

/** Describes {@link InvoiceController}. */
@Tag(name = "Invoices")
interface InvoiceApi {

    @Operation(
            operationId = "getInvoice",
            summary = "Download the invoice of an order",
            description =
                    "`curl -OJ` saves it under its name. An order that was cancelled after it was processed keeps its invoice.")
    @Parameter(name = "order_id", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "The invoice.",
            headers = {
                @Header(
                        name = "Content-Disposition",
                        description = "attachment, with the name invoice-{order_id}.pdf.",
                        schema = @Schema(type = "string")),
                @Header(
                        name = "ETag",
                        description = "Sent back as If-None-Match, it yields 304 while the invoice is unchanged.",
                        schema = @Schema(type = "string"))
            },
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = "string", format = "binary"),
                            examples = @ExampleObject(name = "invoice", value = Examples.INVOICE)))
    @WithoutInvoice
    ResponseEntity<byte[]> invoice(@Parameter(hidden = true) String orderId);

    @Operation(
            operationId = "getInvoiceOfOrder",
            summary = "Download the invoice of an order",
            description = "The same as /invoice/{order_id}.")
    @Parameter(name = "order_id", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "The invoice.",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = "string", format = "binary"),
                            examples = @ExampleObject(name = "invoice", value = Examples.INVOICE)))
    @WithoutInvoice
    ResponseEntity<byte[]> invoiceOfOrder(@Parameter(hidden = true) String orderId);
}
