package org.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses paths that two readers could read differently, before anything is decided by them: parameters, doubled
 * slashes, steps back, and in Camunda's part any encoding at all.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CanonicalPaths extends OncePerRequestFilter {

    private static final Pattern AMBIGUOUS = Pattern.compile(";|//|\\\\|/\\.{1,2}(/|$)|%(2[fFeE]|5[cC]|00|25)");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (AMBIGUOUS.matcher(path).find() || leadsToCamundaEncoded(path)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean leadsToCamundaEncoded(String path) {
        return path.indexOf('%') >= 0 && decoded(path).startsWith("/camunda");
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return "/camunda";
        }
    }
}
