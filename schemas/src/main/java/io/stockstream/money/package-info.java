/** Amounts of money: the existing currencies, and the decimals of their amounts. */
package io.stockstream.money;
