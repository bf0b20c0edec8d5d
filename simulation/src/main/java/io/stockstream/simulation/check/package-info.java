/** What has to hold after every commit, and when everything has come to rest. */
package io.stockstream.simulation.check;
