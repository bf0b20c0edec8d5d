package io.stockstream.platform.monitor;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The monitor.
 *
 * @param password of the user {@code operator}; empty switches the monitor off
 */
@ConfigurationProperties("stockstream.monitor")
record MonitorSettings(@DefaultValue("") String password) {

    boolean isOn() {
        return !password.isBlank();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MonitorSettings[isOn=%s]".formatted(isOn());
    }
}
