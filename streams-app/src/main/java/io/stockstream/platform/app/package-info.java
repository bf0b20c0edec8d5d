/** Wires settings, topologies, the store API and the effect executors together. */
package io.stockstream.platform.app;
