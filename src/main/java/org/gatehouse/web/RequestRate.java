package org.gatehouse.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.refusal.Finding;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** At most so many POSTs a minute per login, by calls and pages together; more are answered 429 with the seconds to wait. */
@Component
class RequestRate extends OncePerRequestFilter {

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final int postsPerMinute;
    private final Problems problems;
    private final TimeMeter time;

    @Autowired
    RequestRate(@Value("${gatehouse.api.posts-per-minute}") int postsPerMinute, Problems problems) {
        this(postsPerMinute, problems, TimeMeter.SYSTEM_MILLISECONDS);
    }

    RequestRate(int postsPerMinute, Problems problems, TimeMeter time) {
        this.postsPerMinute = postsPerMinute;
        this.problems = problems;
        this.time = time;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            chain.doFilter(request, response);
            return;
        }
        ConsumptionProbe probe = buckets.computeIfAbsent(authentication.getName(), login -> bucket())
                .tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        long wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        if (!request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        String message = "More than %d POSTs in a minute. Wait %d seconds.".formatted(postsPerMinute, wait);
        problems.write(
                response,
                Problems.problem(
                        HttpStatus.TOO_MANY_REQUESTS, message, List.of(new Finding("", "TOO_MANY_REQUESTS", message))));
    }

    /** A full bucket is like a new one, so that only those who posted lately need one. */
    @Scheduled(fixedDelayString = "PT1M")
    void forgetIdle() {
        buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= postsPerMinute);
    }

    int counted() {
        return buckets.size();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(
                        limit -> limit.capacity(postsPerMinute).refillIntervally(postsPerMinute, Duration.ofMinutes(1)))
                .build();
    }
}
