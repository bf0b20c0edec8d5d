/** A page for operators: workers, queues and tasks, behind a password. */
package io.stockstream.api.monitor;
