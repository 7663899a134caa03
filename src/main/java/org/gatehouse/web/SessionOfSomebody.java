package org.gatehouse.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * Keeps the session of whoever has signed in for a working day and leads to the page that was asked for. Sessions of
 * people who have not signed in end sooner, see {@code server.servlet.session.timeout}.
 */
class SessionOfSomebody extends SavedRequestAwareAuthenticationSuccessHandler {

    private static final Duration LONGEST_IDLE = Duration.ofHours(8);

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        request.getSession().setMaxInactiveInterval((int) LONGEST_IDLE.toSeconds());
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
