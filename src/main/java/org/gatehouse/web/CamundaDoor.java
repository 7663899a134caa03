package org.gatehouse.web;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.identity.Groups;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

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

    private static final int LARGEST_BODY = 256 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String NOT_READABLE = "The body is not readable as JSON in UTF-8.";
    private static final Set<String> WITH_BODY =
            Set.of(HttpMethod.POST.name(), HttpMethod.PUT.name(), HttpMethod.PATCH.name(), HttpMethod.DELETE.name());
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
        } else if (!path.startsWith(API)) {
            chain.doFilter(request, response);
        } else {
            pass(request, response, chain, path.substring(API.length()));
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, String path)
            throws ServletException, IOException {
        boolean forStaff = FOR_STAFF.stream().anyMatch(allowed -> allowed.matches(request, path));
        if (isForNobody(path) || !forStaff && !isAdministrator()) {
            refuse(response, HttpStatus.FORBIDDEN, "This is not available here.");
        } else if (!WITH_BODY.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
            Optional<String> objection = objection(request, body);
            if (objection.isPresent()) {
                refuse(response, HttpStatus.BAD_REQUEST, objection.get());
            } else if (forStaff) {
                ask(new ReplayableRequest(request, body), response, chain);
            } else {
                chain.doFilter(new ReplayableRequest(request, body), response);
            }
        }
    }

    /**
     * The engine's interface answers queries that it cannot make out with a failure and the names of classes. It logs
     * why.
     */
    private static void ask(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            answer.resetBuffer();
            refuse(answer, HttpStatus.BAD_REQUEST, "The engine cannot answer this. Check the values of the query.");
        }
        answer.copyBodyToResponse();
    }

    /** Why a body is not passed on. What the engine would read in another way than we do, is not read at all. */
    private static Optional<String> objection(HttpServletRequest request, byte[] body) {
        if (body.length > LARGEST_BODY) {
            return Optional.of("The body is too large.");
        }
        if (body.length == 0 || MultipartGuard.isMultipart(request)) {
            return Optional.empty();
        }
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
            if (!MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                    || type.getCharset() != null && !StandardCharsets.UTF_8.equals(type.getCharset())) {
                return Optional.of(NOT_READABLE);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return holdsExpression(JSON.readTree(text))
                    ? Optional.of("Queries may not hold expressions.")
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.of(NOT_READABLE);
        }
    }

    /** The engine itself looks for expressions at the top of a query only (CVE-2026-109432). */
    private static boolean holdsExpression(JsonNode node) {
        var names = node.fieldNames();
        while (names.hasNext()) {
            if (names.next().toLowerCase(Locale.ROOT).endsWith("expression")) {
                return true;
            }
        }
        for (JsonNode inner : node) {
            if (holdsExpression(inner)) {
                return true;
            }
        }
        return false;
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String message) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"type\":\"Refused\",\"message\":\"%s\"}".formatted(message));
    }

    private static boolean isForNobody(String path) {
        return FOR_NOBODY.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    private boolean isAdministrator() {
        return people.current()
                .filter(person -> person.is(Groups.ADMINISTRATORS))
                .isPresent();
    }
}
