package org.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.gatehouse.refusal.Finding;
import org.gatehouse.web.IdempotencyKeys.Answer;
import org.gatehouse.web.IdempotencyKeys.Taken;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code Idempotency-Key} on any POST: the first answer is kept in the command's own transaction and given again. The
 * command runs inside a transaction of this filter, and its answer leaves only after the commit.
 */
@Component
class Idempotency extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;

    private final IdempotencyKeys keys;
    private final TransactionTemplate transaction;
    private final Problems problems;

    Idempotency(IdempotencyKeys keys, TransactionTemplate transaction, Problems problems) {
        this.keys = keys;
        this.transaction = transaction;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod()) || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        String login = SecurityContextHolder.getContext().getAuthentication().getName();
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            refuse(
                    response,
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "IDEMPOTENCY_KEY_INVALID",
                    "A key has 1 to 200 characters");
            return;
        }
        byte[] body = request.getInputStream().readAllBytes();
        String fingerprint = fingerprint(request, body);
        Optional<Taken> before;
        try {
            before = keys.take(login, key, fingerprint);
        } catch (DuplicateKeyException meanwhile) {
            refuseInFlight(response);
            return;
        }
        if (before.isPresent()) {
            repeat(before.get(), fingerprint, response);
            return;
        }
        var buffered = new ContentCachingResponseWrapper(response);
        try {
            carryOut(new ReplayableRequest(request, body), buffered, chain, login, key);
        } catch (RuntimeException failure) {
            keys.release(login, key);
            throw failure;
        }
        buffered.copyBodyToResponse();
    }

    private void carryOut(
            HttpServletRequest request,
            ContentCachingResponseWrapper response,
            FilterChain chain,
            String login,
            String key) {
        boolean refused = Boolean.TRUE.equals(transaction.execute(status -> {
            proceed(chain, request, response);
            if (response.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
                status.setRollbackOnly();
                return true;
            }
            keys.keep(login, key, answer(response));
            return false;
        }));
        if (refused && response.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            keys.keep(login, key, answer(response));
        } else if (refused) {
            keys.release(login, key);
        }
    }

    private void repeat(Taken taken, String fingerprint, HttpServletResponse response) throws IOException {
        if (!taken.fingerprint().equals(fingerprint)) {
            refuse(
                    response,
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "IDEMPOTENCY_KEY_REUSED",
                    "This key was used before for another request");
        } else if (taken.answer() == null) {
            refuseInFlight(response);
        } else {
            Answer answer = taken.answer();
            response.setStatus(answer.status());
            response.setContentType(answer.contentType());
            if (answer.location() != null) {
                response.setHeader(HttpHeaders.LOCATION, answer.location());
            }
            response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void refuseInFlight(HttpServletResponse response) throws IOException {
        refuse(
                response,
                HttpStatus.CONFLICT,
                "IDEMPOTENCY_KEY_IN_FLIGHT",
                "The first request with this key is not done");
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String code, String message)
            throws IOException {
        problems.write(response, Problems.problem(status, message, List.of(new Finding(HEADER, code, message))));
    }

    private static void proceed(FilterChain chain, HttpServletRequest request, HttpServletResponse response) {
        try {
            chain.doFilter(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(ContentCachingResponseWrapper response) {
        return new Answer(
                response.getStatus(),
                response.getContentType(),
                response.getHeader(HttpHeaders.LOCATION),
                new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static String fingerprint(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
