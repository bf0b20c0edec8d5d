/** Writes timer events of orders into the log: the only way in which decisions on orders learn that time goes by. */
package io.stockstream.platform.timer;
