/** Admits what the system can complete in time, and refuses the rest at once, before anything is written. */
package io.stockstream.platform.overload;
