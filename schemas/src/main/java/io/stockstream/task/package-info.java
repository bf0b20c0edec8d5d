/** The rules that facts about tasks have to meet, whoever writes them. */
package io.stockstream.task;
