/** Wires settings, topologies, the store API and the effect executors together. */
package io.stockstream.streams.config;
