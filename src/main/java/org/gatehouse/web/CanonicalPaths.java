package org.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.gatehouse.refusal.Finding;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses that two readers could read differently, before anything is decided by them: parameters in the path,
 * doubled slashes, steps back, and in Camunda's part any encoding at all; and the character NUL, which PostgreSQL cannot
 * hold.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CanonicalPaths extends OncePerRequestFilter {

    private static final Pattern AMBIGUOUS = Pattern.compile(";|//|\\\\|/\\.{1,2}(/|$)|%(2[fFeE]|5[cC]|00|25)");

    private static final List<HeaderWriter> HEADERS = List.of(
            new XContentTypeOptionsHeaderWriter(),
            new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
            new ContentSecurityPolicyHeaderWriter(ContentPolicy.NOTHING_TO_SHOW));

    private final Problems problems;

    CanonicalPaths(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (AMBIGUOUS.matcher(path).find() || leadsToCamundaEncoded(path) || holdsNul(request.getQueryString())) {
            refuse(request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HEADERS.forEach(header -> header.writeHeaders(request, response));
        String message = "This address is not readable.";
        problems.write(
                response,
                Problems.problem(HttpStatus.BAD_REQUEST, message, List.of(new Finding("", "NOT_READABLE", message))));
    }

    private static boolean holdsNul(String query) {
        return query != null && query.contains("%00");
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
