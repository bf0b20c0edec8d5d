/**
 * Runs a topology again from the beginning of its topics, as another application that writes shadows of its topics,
 * with its inputs in the order in which they were decided on.
 */
package io.stockstream.platform.replay;
