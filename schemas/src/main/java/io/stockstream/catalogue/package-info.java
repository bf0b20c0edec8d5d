/** Users, addresses, products and warehouses: their Avro records, and how they look in public. */
package io.stockstream.catalogue;
