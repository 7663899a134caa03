package org.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.gatehouse.refusal.Finding;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/**
 * Has the parts of an upload read before anything asks for them, and says so where they are too large (413) or not
 * readable (400). Whoever asks for a parameter of such a request later would only see that there is none.
 */
@Component
class MultipartGuard extends OncePerRequestFilter {

    private static final MultipartResolver PARTS = new StandardServletMultipartResolver();

    private final Problems problems;

    MultipartGuard(Problems problems) {
        this.problems = problems;
    }

    static boolean isMultipart(HttpServletRequest request) {
        return PARTS.isMultipart(request);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isMultipart(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            PARTS.resolveMultipart(request);
        } catch (MultipartException unreadable) {
            if (isTooLarge(unreadable)) {
                refuse(
                        request,
                        response,
                        HttpStatus.PAYLOAD_TOO_LARGE,
                        BodyLimit.CODE,
                        "This is too large. A file has at most 5 MB, and a list of accounts at most 50,000 rows.");
            } else {
                refuse(
                        request,
                        response,
                        HttpStatus.BAD_REQUEST,
                        "NOT_READABLE",
                        "The body is not readable as the parts of one form.");
            }
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isTooLarge(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(SizeException.class::isInstance);
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code, String message)
            throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            problems.write(response, Problems.problem(status, message, List.of(new Finding("", code, message))));
        } else {
            response.sendError(status.value());
        }
    }
}
