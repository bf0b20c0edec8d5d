/** One class per server of the system: its command, its environment, and how one knows that it is ready. */
package io.stockstream.local.component;
