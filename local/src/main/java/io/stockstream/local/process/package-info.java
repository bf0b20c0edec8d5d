/**
 * Processes of the operating system: started in a session of their own, found again after a crash, stopped with their
 * children.
 */
package io.stockstream.local.process;
