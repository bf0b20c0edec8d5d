package io.stockstream.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Makes {@code await()} look at once and often. By default Awaitility looks first after a tenth of a second, which added
 * up to minutes in tests that wait for what is mostly there already.
 */
public final class PromptAwaits implements LauncherSessionListener {

    private static final Duration INTERVAL = Duration.ofMillis(25);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(INTERVAL);
    }
}
