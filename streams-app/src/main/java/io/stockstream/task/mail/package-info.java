/** The handlers that send mail. */
package io.stockstream.task.mail;
