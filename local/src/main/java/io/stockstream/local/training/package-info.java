/** A short life of the whole system, for what its JVMs learn from it. */
package io.stockstream.local.training;
