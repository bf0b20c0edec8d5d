/**
 * Reports of business days: orders and stock, as JSON, CSV and PDF. CSV and PDF are written while the stores are read,
 * page by page.
 */
package io.stockstream.report.http;
