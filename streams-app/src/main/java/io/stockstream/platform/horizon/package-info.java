/**
 * How topologies forget what is over: a horizon from the log says what, and the topology goes through its store in
 * steps, each a record of its own (docs/adr/0054-growth-has-an-end.md).
 */
package io.stockstream.platform.horizon;
