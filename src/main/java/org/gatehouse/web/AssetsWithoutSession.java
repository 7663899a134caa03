package org.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps style sheets and pictures from the session. They would only note that it was used, and with it write back the
 * session's key as they had read it: where somebody signs in at that moment, the new key would be lost.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
class AssetsWithoutSession extends OncePerRequestFilter {

    private static final String DONE = SessionRepositoryFilter.class.getName() + ".FILTERED";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(DONE, Boolean.TRUE);
        chain.doFilter(request, response);
    }
}
