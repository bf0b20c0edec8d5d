/** Access to an application: the host names that it answers to, and the addresses that it may listen on. */
package io.stockstream.net;
