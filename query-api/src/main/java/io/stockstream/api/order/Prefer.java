package io.stockstream.api.order;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the header by which a client waits. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Parameter(
        name = "Prefer",
        in = ParameterIn.HEADER,
        description = "wait=N waits up to N seconds (1 to 30) for what becomes of it.",
        schema = @Schema(type = "string"),
        example = "wait=10")
@interface Prefer {}
