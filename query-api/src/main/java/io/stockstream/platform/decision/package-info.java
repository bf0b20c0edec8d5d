/**
 * Hears what became of facts: committed decisions, read from their topic, handed to the requests that wait for them.
 */
package io.stockstream.platform.decision;
