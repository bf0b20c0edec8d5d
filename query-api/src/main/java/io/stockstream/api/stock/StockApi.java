package io.stockstream.api.stock;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.api.docs.Examples;
import io.stockstream.api.web.Page;
import io.stockstream.api.web.Paged;
import io.stockstream.api.web.Problem;
import io.stockstream.api.web.WrongParameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.context.request.WebRequest;

/** Describes {@link StockController}. */
@Tag(name = "Stock")
interface StockApi {

    @Operation(operationId = "getStock", summary = "Show the stock of a sku: in total and by warehouse")
    @Parameter(name = "sku", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "The stock.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StockView.class),
                            examples = @ExampleObject(name = "stock", value = Examples.STOCK)))
    @ApiResponse(
            responseCode = "404",
            description = "The sku never was in stock.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "422",
            description = "as_of was given, which is not supported yet.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    StockView stock(@Parameter(hidden = true) String sku, WebRequest request);

    @Operation(operationId = "getProductStock", summary = "Show the stock of a product in a warehouse")
    @Parameter(name = "warehouse_id", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
    @Parameter(
            name = "product_id",
            in = ParameterIn.PATH,
            required = true,
            description = "The sku; a slash in it as %2F.",
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "The stock.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ProductStockView.class),
                            examples = @ExampleObject(name = "stock", value = Examples.PRODUCT_STOCK)))
    @ApiResponse(
            responseCode = "404",
            description = "The warehouse never held the product.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    ProductStockView product(@Parameter(hidden = true) String warehouseId, @Parameter(hidden = true) String productId);

    @Operation(
            operationId = "listWarehouseStock",
            summary = "List what a warehouse holds, by product",
            description = "A warehouse that never held anything has an empty list.")
    @Parameter(name = "warehouse_id", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
    @Paged
    @ApiResponse(
            responseCode = "200",
            description = "A page.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StockApi.WarehouseStockPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.WAREHOUSE_STOCK)))
    @WrongParameter
    Page<WarehouseStockView> warehouse(@Parameter(hidden = true) String warehouseId, WebRequest request);

    /** A {@link Page} as the description names it: generic types have no names there. */
    @Schema(name = "WarehouseStockPage")
    record WarehouseStockPage(
            @JsonProperty("items") List<WarehouseStockView> items,

            @Schema(
                    types = {"string", "null"},
                    description = "The cursor of the next page; null after the last.")
            @JsonProperty("next")
            String next) {}
}
