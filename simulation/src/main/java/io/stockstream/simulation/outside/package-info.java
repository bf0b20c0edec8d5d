/** Everyone who writes into the log from outside of the topologies. */
package io.stockstream.simulation.outside;
