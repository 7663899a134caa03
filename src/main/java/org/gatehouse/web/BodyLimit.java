package org.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.gatehouse.refusal.Finding;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads no more of a call's body than any call needs, announced or not, and answers 413 where there is more. Parts of an
 * upload have their own limit, and so do the fields of a form, which only the container can read.
 */
@Component
class BodyLimit extends OncePerRequestFilter {

    /** In bytes. The largest text that is taken is a list of ranges of 1,000,000 characters. */
    static final int MOST = 2 << 20;

    static final String CODE = "BODY_TOO_LARGE";

    private final Problems problems;

    BodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return MultipartGuard.isMultipart(request)
                || String.valueOf(request.getContentType()).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST) {
            refuse(response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MOST + 1);
        if (body.length > MOST) {
            refuse(response);
            return;
        }
        chain.doFilter(new ReplayableRequest(request, body), response);
    }

    private void refuse(HttpServletResponse response) throws IOException {
        String message = "This is too large. A body has at most 2 MB.";
        problems.write(
                response,
                Problems.problem(HttpStatus.PAYLOAD_TOO_LARGE, message, List.of(new Finding("", CODE, message))));
    }
}
