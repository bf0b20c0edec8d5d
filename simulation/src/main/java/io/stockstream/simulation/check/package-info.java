/** Invariants after every commit, and at rest. */
package io.stockstream.simulation.check;
