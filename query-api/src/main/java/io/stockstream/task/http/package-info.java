/** Tasks: how far they have come, trying a failed one again, and the test notification. */
package io.stockstream.task.http;
