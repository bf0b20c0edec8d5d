package io.stockstream.platform.web;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Limits how many heavy reads run at the same time. */
@Component
public final class HeavyReads implements HandlerInterceptor, WebMvcConfigurer {

    private static final String TAKEN = HeavyReads.class.getName() + ".TAKEN";

    private final Map<Heavy.Kind, Bulkhead> bulkheads = new EnumMap<>(Heavy.Kind.class);

    HeavyReads(LimitSettings settings, MeterRegistry meters) {
        for (Heavy.Kind kind : Heavy.Kind.values()) {
            int places = switch (kind) {
                case LISTS -> settings.lists();
                case SEARCHES -> settings.searches();
                case DOCUMENTS -> settings.documents();
            };
            bulkheads.put(kind, new Bulkhead(kind.name().toLowerCase(Locale.ROOT), places, meters));
        }
    }

    /**
     * Takes a place for a read that turns out to be heavy only while it is handled; it is given back with the answer.
     *
     * @throws ApiException when there is none
     */
    public void take(Heavy.Kind kind, WebRequest request) {
        Bulkhead bulkhead = bulkheads.get(kind);
        bulkhead.enter();
        request.setAttribute(TAKEN, bulkhead, RequestAttributes.SCOPE_REQUEST);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Heavy heavy = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Heavy.class) : null;
        if (heavy != null) {
            boolean search = !heavy.searchedBy().isEmpty() && request.getParameter(heavy.searchedBy()) != null;
            Bulkhead bulkhead = bulkheads.get(search ? Heavy.Kind.SEARCHES : heavy.value());
            bulkhead.enter();
            request.setAttribute(TAKEN, bulkhead);
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failureOrNull) {
        if (request.getAttribute(TAKEN) instanceof Bulkhead bulkhead) {
            request.removeAttribute(TAKEN);
            bulkhead.leave();
        }
    }
}
