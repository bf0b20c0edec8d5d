/** Histories of the whole system in one process: generated, checked, shrunk. */
package io.stockstream.simulation;
