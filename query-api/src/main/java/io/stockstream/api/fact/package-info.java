/** Writes facts. */
package io.stockstream.api.fact;
