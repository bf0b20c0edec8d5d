/** Amounts of money: the currencies that there are, and how many decimals their amounts have. */
package io.stockstream.money;
