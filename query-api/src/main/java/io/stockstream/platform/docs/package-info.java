/** The description of the API and the pages that show it, served without any request to the outside. */
package io.stockstream.platform.docs;
