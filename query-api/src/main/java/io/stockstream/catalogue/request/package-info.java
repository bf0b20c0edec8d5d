/**
 * Commands by event: requests for products and addresses, carried out by the same rules and on the same rows as REST. A
 * request acts once; one that can never be carried out goes to the dead letters; outages are waited out.
 */
package io.stockstream.catalogue.request;
