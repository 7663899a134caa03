package org.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.gatehouse.identity.Groups;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The allow-list of Camunda's own REST interface, which its web applications carry: reads, claiming, commenting and
 * submitting a form. Everything else is for the administrator, and the set-up of a first administrator for nobody
 * (CVE-2026-77226).
 */
class CamundaDoor extends OncePerRequestFilter {

    private record Allowed(String method, Pattern path) {

        static Allowed of(String method, String path) {
            return new Allowed(method, Pattern.compile(path));
        }

        boolean matches(HttpServletRequest request, String path) {
            return method.equals(request.getMethod()) && this.path.matcher(path).matches();
        }
    }

    private static final String API = "/camunda/api/";
    private static final String ENGINE = "engine/engine/default/";
    private static final List<Pattern> FOR_NOBODY = List.of(
            Pattern.compile("admin/setup(/.*)?"),
            Pattern.compile("admin/auth/user/[^/]+/login(/.*)?"),
            Pattern.compile(ENGINE + "identity/verify"));
    private static final List<Allowed> FOR_STAFF = List.of(
            Allowed.of("GET", "(admin|cockpit|tasklist|welcome)/.*"),
            Allowed.of("GET", "engine/engine/?"),
            Allowed.of("GET", ENGINE + ".*"),
            Allowed.of("OPTIONS", ENGINE + ".*"),
            Allowed.of("POST", "admin/auth/user/[^/]+/logout"),
            Allowed.of("POST", "cockpit/plugin/base/.*"),
            Allowed.of("POST", ENGINE + "filter/[^/]+/(list|count|singleResult)"),
            Allowed.of("POST", ENGINE + "(task|variable-instance|process-instance|incident)(/count)?"),
            Allowed.of("POST", ENGINE + "history/(task|activity-instance|process-instance|variable-instance)(/count)?"),
            Allowed.of("POST", ENGINE + "task/[^/]+/(claim|unclaim|comment/create|submit-form)"));

    private final SignedInPeople people;

    CamundaDoor(SignedInPeople people) {
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (path.startsWith("/camunda/app/admin") && path.contains("/setup")) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else if (!path.startsWith(API) || allowed(request, path.substring(API.length()))) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            response.setContentType("application/json");
            response.getWriter().write("{\"type\":\"Forbidden\",\"message\":\"This is not available here.\"}");
        }
    }

    private boolean allowed(HttpServletRequest request, String path) {
        if (FOR_NOBODY.stream().anyMatch(pattern -> pattern.matcher(path).matches())) {
            return false;
        }
        return FOR_STAFF.stream().anyMatch(allowed -> allowed.matches(request, path))
                || people.current()
                        .filter(person -> person.is(Groups.ADMINISTRATORS))
                        .isPresent();
    }
}
