/**
 * The tasks that close business days: they write timer events into the log, by which the reports topology learns that a
 * day is over.
 */
package io.stockstream.report.closing;
