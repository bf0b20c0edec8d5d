/** The movement-intake topology: JSON CloudEvents of existing producers become facts. */
package io.stockstream.stock.intake;
