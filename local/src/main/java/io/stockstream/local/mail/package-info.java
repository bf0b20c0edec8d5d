/**
 * The mail server of the local system: it takes every mail, sends none on, and keeps them where people and tests can
 * read them.
 */
package io.stockstream.local.mail;
