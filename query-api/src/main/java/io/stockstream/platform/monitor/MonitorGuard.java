package io.stockstream.platform.monitor;

import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.platform.web.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets only an operator in (HTTP basic authentication), and lets only this server's own page change anything: a browser
 * sends the password with every request that any page makes, but a header of its own only with those of the page that
 * the server itself gave out.
 */
@Component
final class MonitorGuard implements HandlerInterceptor, WebMvcConfigurer {

    /** What a request that changes something has to have; its value does not matter. */
    static final String OWN_HEADER = "X-Stockstream-Monitor";

    static final String USER = "operator";

    private static final String SCHEME = "basic ";
    private static final int LONGEST = 1_000;

    private final MonitorSettings settings;
    private final byte[] expected;

    MonitorGuard(MonitorSettings settings) {
        this.settings = settings;
        this.expected = Sha256.of((USER + ":" + settings.password()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().isAnnotationPresent(BehindPassword.class)) {
            return true;
        }
        if (!settings.isOn()) {
            throw ApiException.of(ProblemCode.MONITOR_OFF, "The operator switches it on by setting MONITOR_PASSWORD.");
        }
        if (!isOperator(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Stockstream\", charset=\"UTF-8\"");
            throw ApiException.of(
                    ProblemCode.UNAUTHORIZED, "The user is %s, the password is MONITOR_PASSWORD.".formatted(USER));
        }
        if (!request.getMethod().equals("GET")
                && !request.getMethod().equals("HEAD")
                && request.getHeader(OWN_HEADER) == null) {
            throw ApiException.of(ProblemCode.FOREIGN_REQUEST, "Send the header %s.".formatted(OWN_HEADER));
        }
        return true;
    }

    /** Compares digests in constant time. */
    private boolean isOperator(String authorization) {
        if (authorization == null
                || authorization.length() > LONGEST
                || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        try {
            byte[] given = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            return MessageDigest.isEqual(Sha256.of(given), expected);
        } catch (IllegalArgumentException e) {
            return false; // No base64.
        }
    }
}
