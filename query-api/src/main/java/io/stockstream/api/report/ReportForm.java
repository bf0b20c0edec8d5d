package io.stockstream.api.report;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes how a form is chosen. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Parameter(
        name = "format",
        in = ParameterIn.QUERY,
        description = "Goes before Accept. limit and cursor are for json only.",
        schema =
                @Schema(
                        type = "string",
                        allowableValues = {"json", "csv", "pdf"},
                        defaultValue = "json"))
@interface ReportForm {}
