/** The rules that facts about tasks must meet, whatever their source. */
package io.stockstream.task;
