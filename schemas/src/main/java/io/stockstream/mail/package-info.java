/** What an e-mail address is, at every door and for the mailer. */
package io.stockstream.mail;
