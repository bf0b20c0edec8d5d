package io.stockstream.platform.database;

import tools.jackson.databind.node.ObjectNode;

/**
 * A committed row.
 *
 * @param id as its table names rows
 * @param version by which the stores tell whether they have it
 * @param json as clients see it
 */
public record Row(Object id, long version, ObjectNode json) {}
