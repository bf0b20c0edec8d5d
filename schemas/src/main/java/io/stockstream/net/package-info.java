/** Who may reach an application: the names that it answers to, and the addresses that it may listen on. */
package io.stockstream.net;
