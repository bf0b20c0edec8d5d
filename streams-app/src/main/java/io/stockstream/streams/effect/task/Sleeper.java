package io.stockstream.streams.effect.task;

import java.time.Duration;

/** Lets a thread rest. */
@FunctionalInterface
interface Sleeper {

    void sleep(Duration time) throws InterruptedException;
}
