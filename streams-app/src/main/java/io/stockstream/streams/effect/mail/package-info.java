/** The handlers that send mail. */
package io.stockstream.streams.effect.mail;
