/**
 * The tables of the catalogue as data: their fields, the rules for them, how their rows are named in caches and topics.
 * REST, commands by event, SQL, caches and the API's description all go by these descriptors. Depends on {@code web}
 * only.
 */
package io.stockstream.catalogue.table;
