package org.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.gatehouse.refusal.Finding;
import org.gatehouse.web.IdempotencyKeys.Answer;
import org.gatehouse.web.IdempotencyKeys.Claim;
import org.gatehouse.web.IdempotencyKeys.Taken;
import org.gatehouse.web.IdempotencyKeys.Taking;
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
 * command runs inside a transaction of this filter, and its answer leaves only after the commit. An answer that says
 * {@code no-store}, such as a password, is not kept, and a repetition is carried out. Comes after {@link BodyLimit},
 * whose requests can be read again.
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
        String fingerprint = fingerprint(request);
        Taking taking;
        try {
            taking = keys.take(login, key, fingerprint);
        } catch (DuplicateKeyException meanwhile) {
            refuseInFlight(response);
            return;
        }
        if (taking instanceof Claim claim) {
            carryOut(claim, request, response, chain);
        } else {
            repeat((Taken) taking, fingerprint, response);
        }
    }

    private void carryOut(Claim claim, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        var buffered = new ContentCachingResponseWrapper(response);
        try {
            if (!isDone(claim, request, buffered, chain)) {
                buffered.reset();
                refuseInFlight(buffered);
            }
        } catch (RuntimeException failure) {
            release(claim, failure);
            throw failure;
        }
        buffered.copyBodyToResponse();
    }

    /** Whether the command was done or refused; false if somebody took its key over, and then nothing of it stays. */
    private boolean isDone(
            Claim claim, HttpServletRequest request, ContentCachingResponseWrapper response, FilterChain chain) {
        boolean kept = Boolean.TRUE.equals(transaction.execute(status -> {
            proceed(chain, request, response);
            boolean keeps = response.getStatus() < HttpStatus.BAD_REQUEST.value()
                    && (mayBeKept(response) ? keys.keep(claim, answer(response)) : keys.giveBack(claim));
            if (!keeps) {
                status.setRollbackOnly();
            }
            return keeps;
        }));
        if (kept) {
            return true;
        }
        if (isTransient(response)) {
            keys.release(claim);
            return true;
        }
        return response.getStatus() >= HttpStatus.BAD_REQUEST.value() && keys.keep(claim, answer(response));
    }

    /** What the command itself says; what everything else has of this kind is written later. */
    private static boolean mayBeKept(HttpServletResponse response) {
        String said = response.getHeader(HttpHeaders.CACHE_CONTROL);
        return said == null || !said.contains("no-store");
    }

    /** What another try may change is not kept: a failure of ours, and whatever says when to come again. */
    private static boolean isTransient(HttpServletResponse response) {
        return response.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value()
                || response.getHeader(HttpHeaders.RETRY_AFTER) != null;
    }

    private void release(Claim claim, RuntimeException failure) {
        try {
            keys.release(claim);
        } catch (RuntimeException databaseAway) {
            failure.addSuppressed(databaseAway);
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

    private static String fingerprint(HttpServletRequest request) throws IOException, ServletException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        var content = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
        content.write(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
        if (MultipartGuard.isMultipart(request)) {
            // by its parts, because every sending has another boundary between them
            for (Part part : request.getParts()) {
                String head = "\n%s\n%s\n%d\n".formatted(part.getName(), part.getSubmittedFileName(), part.getSize());
                content.write(head.getBytes(StandardCharsets.UTF_8));
                try (InputStream body = part.getInputStream()) {
                    body.transferTo(content);
                }
            }
        } else {
            request.getInputStream().transferTo(content);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
