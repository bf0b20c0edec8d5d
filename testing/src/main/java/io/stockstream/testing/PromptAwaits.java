package io.stockstream.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Makes {@code await()} look at once, soon again, and then less and less often. By default Awaitility looks first after
 * a tenth of a second and then every tenth: too late for what is mostly there already, which added up to minutes, and
 * too often for what takes long, such as reading a whole topic.
 */
public final class PromptAwaits implements LauncherSessionListener {

    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(250);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval((looks, before) -> longer(before));
    }

    private static Duration longer(Duration before) {
        Duration longer = before.plus(before.dividedBy(2)).plus(SHORTEST);
        return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }
}
