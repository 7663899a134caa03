package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who posts too often is told to wait, and whoever has waited is forgotten. */
class RequestRateTest {

    private final AtomicLong now = new AtomicLong();
    private final RequestRate rate = new RequestRate(2, new Problems(new ObjectMapper()), new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @AfterEach
    void signedOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void callsAndPagesAreCountedTogetherAndPerLogin() throws Exception {
        assertThat(post("la.za1", "/api/v1/onboarding-requests").getStatus()).isEqualTo(200);
        assertThat(post("la.za1", "/onboarding/new").getStatus()).isEqualTo(200);

        MockHttpServletResponse call = post("la.za1", "/api/v1/onboarding-requests");
        assertThat(call.getStatus()).isEqualTo(429);
        assertThat(call.getContentAsString()).contains("TOO_MANY_REQUESTS");
        MockHttpServletResponse page = post("la.za1", "/onboarding/new");
        assertThat(page.getStatus()).isEqualTo(429);
        assertThat(page.getHeader(HttpHeaders.RETRY_AFTER)).matches("\\d+");
        assertThat(post("la.zb2", "/onboarding/new").getStatus()).isEqualTo(200);
    }

    @Test
    void onlyThoseWhoPostedLatelyAreRemembered() throws Exception {
        post("la.za1", "/onboarding/new");
        rate.forgetIdle();
        assertThat(rate.counted()).isOne();
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        post("la.zb2", "/onboarding/new");
        rate.forgetIdle();
        assertThat(rate.counted()).isOne();
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        rate.forgetIdle();
        assertThat(rate.counted()).isZero();
    }

    private MockHttpServletResponse post(String login, String path) throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(login, ""));
        var response = new MockHttpServletResponse();
        rate.doFilter(new MockHttpServletRequest("POST", path), response, new MockFilterChain());
        return response;
    }
}
