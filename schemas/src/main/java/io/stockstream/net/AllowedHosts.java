package io.stockstream.net;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The host names under which an application is served. A foreign page can make its own name resolve to this machine
 * (DNS rebinding), and then a browser treats our answers as the page's own; the name in its request gives it away. That
 * is always a name, so requests by address are allowed.
 */
public final class AllowedHosts {

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]+]");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");

    private final Set<String> names;

    private AllowedHosts(Set<String> names) {
        this.names = names;
    }

    /**
     * The hosts that a request may name.
     *
     * @param names in addition to this machine's own, without ports, case-insensitive; blank ones are ignored
     */
    public static AllowedHosts of(Collection<String> names) {
        return new AllowedHosts(names.stream()
                .map(AllowedHosts::canonical)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Whether a request to this host is allowed.
     *
     * @param hostOrNull a Host header, with or without port; {@code null} when there is none, as no browser sends
     */
    public boolean allows(String hostOrNull) {
        if (hostOrNull == null) {
            return true;
        }
        String name = canonical(hostOrNull);
        return IPV4.matcher(name).matches()
                || IPV6.matcher(name).matches()
                || name.equals("localhost")
                || name.endsWith(".localhost")
                || names.contains(name);
    }

    /**
     * Whether the page that caused a browser's request is ours.
     *
     * @param origin an Origin header
     * @param hostOrNull the Host header of the same request
     */
    public boolean isOwnOrigin(String origin, String hostOrNull) {
        int scheme = origin.indexOf("://");
        if (scheme < 0) {
            return false; // "null" is of a page that has no origin, or hides it.
        }
        String authority = origin.substring(scheme + 3);
        return authority.equalsIgnoreCase(hostOrNull) || names.contains(canonical(authority));
    }

    private static String canonical(String host) {
        String name = PORT.matcher(host.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
