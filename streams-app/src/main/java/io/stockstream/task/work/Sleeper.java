package io.stockstream.task.work;

import java.time.Duration;

/** Lets a thread rest. */
@FunctionalInterface
interface Sleeper {

    void sleep(Duration time) throws InterruptedException;
}
