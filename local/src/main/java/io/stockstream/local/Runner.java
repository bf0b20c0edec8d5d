package io.stockstream.local;

import io.stockstream.local.component.Component;
import io.stockstream.local.process.Command;
import io.stockstream.local.process.ManagedProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts, watches and stops one component. */
final class Runner {
    private static final int TAIL = 15;

    private final Component component;
    private final Layout layout;
    private final Progress progress;
    private final boolean autoRestart;
    private final Runnable changed;
    private final AtomicInteger restarts = new AtomicInteger();
    private final BackOff backOff = new BackOff();
    private final Object lock = new Object();

    private volatile State state = State.STOPPED;
    private volatile boolean wanted;
    private volatile boolean closed;
    private volatile Optional<ManagedProcess> process = Optional.empty();

    /**
     * @param changed called after each change of state
     */
    Runner(Component component, Layout layout, Progress progress, boolean autoRestart, Runnable changed) {
        this.component = component;
        this.layout = layout;
        this.progress = progress;
        this.autoRestart = autoRestart;
        this.changed = changed;
    }

    Component component() {
        return component;
    }

    State state() {
        return state;
    }

    int restarts() {
        return restarts.get();
    }

    Optional<Long> pid() {
        return process.filter(ManagedProcess::alive).map(ManagedProcess::pid);
    }

    /** Returns when the component is ready. */
    void start() {
        synchronized (lock) {
            if (pid().isPresent()) {
                return;
            }
            wanted = !closed;
        }
        component.ports().forEach(port -> port.requireFree(component.name()));
        launch();
    }

    void stop() {
        refuseRestart();
        process.ifPresent(
                running -> PidFiles.unchecked(() -> running.stop(component.stopSignal(), component.stopLimit())));
        become(State.STOPPED);
    }

    /** The system is stopping: from now on nothing is restarted or started. */
    void refuseStarts() {
        synchronized (lock) {
            closed = true;
            refuseRestart();
        }
    }

    /** Simulates a crash: with auto-restart it is restarted, without it waits for {@link #start()}. */
    void kill() {
        if (autoRestart) {
            killProcess();
            return;
        }
        refuseRestart();
        killProcess();
        become(State.STOPPED);
    }

    /** Asked every few seconds: a process may run and still not answer. */
    void checkHealth() {
        State before = state;
        if (component.job() || (before != State.READY && before != State.UNREADY)) {
            return;
        }
        State now = component.healthy() ? State.READY : State.UNREADY;
        if (now != before && state == before) {
            become(now);
        }
    }

    private void refuseRestart() {
        synchronized (lock) {
            wanted = false;
            lock.notifyAll();
        }
    }

    private void killProcess() {
        process.ifPresent(running -> PidFiles.unchecked(running::kill));
    }

    private void launch() {
        long begin = System.nanoTime();
        become(State.STARTING);
        try {
            ManagedProcess started = startProcess(component.command());
            new Readiness(component, () -> wanted).await(started);
            become(component.job() ? State.DONE : State.READY);
            progress.line(
                    "%-12s %s  %5.1f s".formatted(component.name(), state.text(), (System.nanoTime() - begin) / 1e9));
            if (!component.job()) {
                Thread.startVirtualThread(() -> watch(started, begin));
            }
        } catch (IOException | LocalSystemException failed) {
            killProcess();
            become(wanted ? State.FAILED : State.STOPPED);
            throw new LocalSystemException(
                    component.name() + " did not start: " + failed.getMessage() + tail(), failed);
        }
    }

    /** Under the lock, so that a stop either prevents the process or sees it. */
    private ManagedProcess startProcess(Command command) throws IOException {
        synchronized (lock) {
            if (!wanted) {
                throw new IOException("it was stopped");
            }
            ManagedProcess started =
                    ManagedProcess.start(command, layout.log(component.name()), layout.pidFile(component.name()));
            process = Optional.of(started);
            return started;
        }
    }

    private void watch(ManagedProcess ended, long begin) {
        ended.onExit().join();
        if (!wanted || process.filter(current -> current == ended).isEmpty()) {
            return;
        }
        progress.line(component.name() + " died (exit code " + ended.exitCode() + ")"
                + (autoRestart ? ", starting it again" : ""));
        become(autoRestart ? State.RESTARTING : State.FAILED);
        if (autoRestart) {
            restartUntilReady(begin);
        }
    }

    private void restartUntilReady(long firstBegin) {
        for (long begin = firstBegin; waitForTurn(begin); ) {
            begin = System.nanoTime();
            restarts.incrementAndGet();
            try {
                launch();
                return;
            } catch (LocalSystemException failed) {
                progress.line(failed.getMessage());
                become(wanted ? State.RESTARTING : State.STOPPED);
            }
        }
    }

    /** False when a stop came meanwhile. */
    private boolean waitForTurn(long lastBegin) {
        Duration wait = backOff.afterRunning(Duration.ofNanos(System.nanoTime() - lastBegin));
        long deadline = System.nanoTime() + wait.toNanos();
        synchronized (lock) {
            try {
                for (long left = wait.toMillis();
                        wanted && left > 0;
                        left = (deadline - System.nanoTime()) / 1_000_000) {
                    lock.wait(left);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
            return wanted;
        }
    }

    private void become(State next) {
        state = next;
        changed.run();
    }

    private String tail() {
        return LogTail.last(TAIL, layout.log(component.name())).stream()
                .map(line -> "\n    | " + line)
                .reduce("", String::concat);
    }
}
