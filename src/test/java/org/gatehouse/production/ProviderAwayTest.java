package org.gatehouse.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.production.SecureVisitor.location;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gatehouse.Api;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** An identity provider that takes every call and answers none: people are told so, and the node serves on. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("production")
@ContextConfiguration(initializers = {Surroundings.class, ProviderAwayTest.ThatHangs.class})
@Import(StandInDirectory.class)
class ProviderAwayTest {

    private static final FakeIdentityProvider.Hanging PROVIDER = new FakeIdentityProvider.Hanging();
    private static final int MORE_THAN_TOMCAT_HAS_THREADS = 210;

    @Value("${local.server.port}")
    private int port;

    static class ThatHangs implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("gatehouse.sign-in.issuer=" + PROVIDER.issuer())
                    .applyTo(context);
        }
    }

    @AfterAll
    static void letGo() throws IOException {
        PROVIDER.close();
    }

    @Test
    void rubbishIsRefusedWithoutAskingTheProvider() {
        int before = PROVIDER.calls();
        for (String rubbish : List.of("abc", "a.b.c", "e30.e30.", "e30.e30.e30.e30.e30")) {
            assertThat(calling(rubbish).get("/requests").status()).as(rubbish).isEqualTo(401);
        }
        assertThat(PROVIDER.calls()).isEqualTo(before);
    }

    @Test
    void manyCallsAreAnsweredThatTheServiceIsNotAvailable() {
        String token = Surroundings.PROVIDER.token(Map.of("azp", "servicenow-client"));
        Instant before = Instant.now();
        var people = Executors.newFixedThreadPool(MORE_THAN_TOMCAT_HAS_THREADS);
        try {
            var answers = IntStream.range(0, MORE_THAN_TOMCAT_HAS_THREADS)
                    .mapToObj(call ->
                            CompletableFuture.supplyAsync(() -> calling(token).get("/requests"), people))
                    .toList();
            answers.forEach(answer -> assertThat(answer.join().status()).isEqualTo(503));
            Api.Answer one = answers.get(0).join();
            assertThat(one.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(one.text("detail")).startsWith("The identity provider does not answer.");
        } finally {
            people.shutdownNow();
        }
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
        assertThat(PROVIDER.calls()).isLessThan(5);
    }

    @Test
    void theLoginPageSaysThatNobodyCanSignInRightNow() {
        var visitor = new SecureVisitor("http://localhost:" + port);
        var refused = visitor.get("/oauth2/authorization/gatehouse");

        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(location(refused)).endsWith("/login?error=unavailable");
        assertThat(visitor.get("/login?error=unavailable").body()).contains("Sign-in is not available right now");
    }

    private Api calling(String token) {
        return new Api("http://localhost:" + port, null).with("Authorization", "Bearer " + token);
    }
}
