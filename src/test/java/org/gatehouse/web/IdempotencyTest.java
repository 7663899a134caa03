package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** A command with a key is carried out once, whatever happens to its commit and however long it takes. */
@GatehouseTest
class IdempotencyTest {

    @Autowired
    private World world;

    @Autowired
    private IdempotencyKeys keys;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Problems problems;

    private final AtomicInteger carriedOut = new AtomicInteger();
    private final String key = "key-" + System.nanoTime();

    @BeforeEach
    void signedIn() {
        world.beginAt(World.MONDAY_MORNING);
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("la.za1", ""));
    }

    @AfterEach
    void signedOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whatWasCommittedIsAnsweredAgainAlthoughTheCommitSeemedToFail() throws Exception {
        var brokenOff = new TransactionTemplate(transactions) {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                super.execute(action);
                throw new TransactionSystemException("The connection went away");
            }
        };
        assertThatThrownBy(() -> post(new Idempotency(keys, brokenOff, problems), created()))
                .isInstanceOf(TransactionSystemException.class);

        assertThat(post(working(), created()).getStatus()).isEqualTo(201);
        assertThat(carriedOut).hasValue(1);
    }

    @Test
    void whatWasNotCommittedIsCarriedOutByTheRepeat() throws Exception {
        var brokenOff = new TransactionTemplate(transactions) {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                super.execute(status -> {
                    T answer = action.doInTransaction(status);
                    status.setRollbackOnly();
                    return answer;
                });
                throw new TransactionSystemException("The connection went away");
            }
        };
        assertThatThrownBy(() -> post(new Idempotency(keys, brokenOff, problems), created()))
                .isInstanceOf(TransactionSystemException.class);

        assertThat(post(working(), created()).getStatus()).isEqualTo(201);
        assertThat(carriedOut).hasValue(2);
    }

    @Test
    void whoTakesTooLongDoesNothingOnceAnotherTookTheKeyOver() throws Exception {
        MockHttpServletResponse slow = post(working(), (request, response) -> {
            world.pass(IdempotencyKeys.ABANDONED.plus(Duration.ofSeconds(1)));
            MockHttpServletResponse other = inAnotherThread(() -> post(working(), created()));
            assertThat(other.getStatus()).isEqualTo(201);
            ((HttpServletResponse) response).setStatus(200);
            response.getWriter().write("late");
        });
        assertThat(slow.getStatus()).isEqualTo(409);
        assertThat(slow.getContentAsString())
                .contains("IDEMPOTENCY_KEY_IN_FLIGHT")
                .doesNotContain("late");
        assertThat(post(working(), created()).getStatus()).isEqualTo(201);
        assertThat(carriedOut).hasValue(1);
    }

    @Test
    void anAnswerThatSaysWhenToComeAgainIsNotKept() throws Exception {
        MockHttpServletResponse overtaken = post(working(), (request, response) -> {
            ((HttpServletResponse) response).setStatus(409);
            ((HttpServletResponse) response).setHeader(HttpHeaders.RETRY_AFTER, Overtaken.RETRY_AFTER);
        });
        assertThat(overtaken.getStatus()).isEqualTo(409);
        assertThat(post(working(), created()).getStatus()).isEqualTo(201);
    }

    private Idempotency working() {
        return new Idempotency(keys, new TransactionTemplate(transactions), problems);
    }

    private FilterChain created() {
        return (request, response) -> {
            carriedOut.incrementAndGet();
            ((HttpServletResponse) response).setStatus(201);
        };
    }

    private MockHttpServletResponse post(Idempotency idempotency, FilterChain command) throws Exception {
        var request = new MockHttpServletRequest("POST", "/api/v1/onboarding-requests");
        request.addHeader(Idempotency.HEADER, key);
        request.setContent("{}".getBytes(StandardCharsets.UTF_8));
        var response = new MockHttpServletResponse();
        idempotency.doFilter(request, response, command);
        return response;
    }

    /** Another request is another thread, with a transaction of its own. */
    private static <T> T inAnotherThread(Callable<T> work) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var task = new FutureTask<>(() -> {
            SecurityContextHolder.getContext().setAuthentication(authentication);
            return work.call();
        });
        new Thread(task).start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
