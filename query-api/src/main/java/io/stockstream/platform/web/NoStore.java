package io.stockstream.platform.web;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Forbids caching of answers, which may be personal, unless an answer sets its own Cache-Control. */
@RestControllerAdvice
final class NoStore implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        boolean json = contentType.getSubtype().equals("json")
                || contentType.getSubtype().endsWith("+json");
        if (json && response.getHeaders().getFirst(HttpHeaders.CACHE_CONTROL) == null) {
            response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        return body;
    }
}
