/** The store API of reports. */
package io.stockstream.report.store;
