/** The participants that write to the log from outside the topologies. */
package io.stockstream.simulation.outside;
