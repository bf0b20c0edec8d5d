package io.stockstream.api.schedule;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the schedule in a path. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Parameter(
        name = "id",
        in = ParameterIn.PATH,
        required = true,
        schema = @Schema(type = "integer", format = "int64", minimum = "1"))
@interface ScheduleId {}
