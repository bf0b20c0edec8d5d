/** Writes facts. */
package io.stockstream.platform.fact;
