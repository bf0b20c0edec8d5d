/** The definition of an e-mail address, for every interface and for the mailer. */
package io.stockstream.mail;
