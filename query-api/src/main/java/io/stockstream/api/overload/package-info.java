/** Lets in what the system can end in time, and refuses the rest at once, before anything is written. */
package io.stockstream.api.overload;
