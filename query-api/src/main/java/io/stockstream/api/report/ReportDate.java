package io.stockstream.api.report;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the date in a path. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Parameter(
        name = "date",
        in = ParameterIn.PATH,
        required = true,
        description = "A business day, not in the future, as yyyy-MM-dd; or today.",
        schema = @Schema(type = "string"),
        example = "2026-11-21")
@interface ReportDate {}
