/**
 * Benchmarks on a broker of their own. Contenders run as processes of their own, one after another, over the same
 * facts.
 */
package io.stockstream.bench;
