/** A password-protected page for operators: workers, queues and tasks. */
package io.stockstream.platform.monitor;
