/**
 * What every resource shares: problems, strict bodies, paging, preferences. Depends on no other package of this
 * application.
 */
package io.stockstream.platform.web;
