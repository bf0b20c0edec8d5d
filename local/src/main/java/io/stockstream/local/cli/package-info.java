/** The command line of {@code ./stockstream}. */
package io.stockstream.local.cli;
