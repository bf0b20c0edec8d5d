/** The neighbours of the application, scripted by tests. */
package io.stockstream.api.testing;
