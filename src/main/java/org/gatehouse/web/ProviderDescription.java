package org.gatehouse.web;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.web.client.RestClient;

/**
 * What the identity provider says of itself (OpenID Connect Discovery 1.0), asked when it is first needed and kept. One
 * thread asks at a time and a failure counts for a while, so that a provider that hangs holds up nobody else.
 */
class ProviderDescription {

    static final Duration CONNECT = Duration.ofSeconds(3);
    static final Duration READ = Duration.ofSeconds(5);

    /** For how long a failure is not tried again, and how often unknown keys are asked for. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(ProviderDescription.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration KEYS_KEPT = Duration.ofMinutes(5);
    private static final Duration KEYS_KEPT_IN_AN_OUTAGE = Duration.ofHours(1);
    private static final int LARGEST_KEYS = 256 * 1024;

    /** Where people sign in, and the keys that the provider signs with. */
    record Known(ClientRegistration registration, JWKSource<SecurityContext> keys) {}

    private record Failure(Throwable cause, Instant until) {}

    private final String issuer;
    private final String clientId;
    private final String clientSecret;
    private final RestClient http;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Known known;
    private volatile Failure failure;

    ProviderDescription(String issuer, String clientId, String clientSecret, RestClient http, Clock clock) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.http = http;
        this.clock = clock;
    }

    /** Throws {@link ProviderAway} where the provider does not say, or did not a few seconds ago. */
    Known get() {
        if (known != null) {
            return known;
        }
        refuseAfterFailure();
        if (!mayAsk()) {
            throw new ProviderAway(failure == null ? null : failure.cause());
        }
        try {
            if (known == null) {
                refuseAfterFailure();
                known = ask();
            }
            return known;
        } finally {
            asking.unlock();
        }
    }

    private void refuseAfterFailure() {
        Failure last = failure;
        if (last != null && clock.instant().isBefore(last.until())) {
            throw new ProviderAway(last.cause());
        }
    }

    /** At the first time one waits for whoever asks; once it has failed, nobody does. */
    private boolean mayAsk() {
        try {
            return asking.tryLock(failure == null ? LONGEST_WAIT.toMillis() : 0, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Known ask() {
        try {
            Map<String, Object> description = http.get()
                    .uri(URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration"))
                    .retrieve()
                    .body(new ParameterizedTypeReference<>() {});
            if (description == null || !issuer.equals(description.get("issuer"))) {
                throw new IllegalStateException("it does not call itself " + issuer);
            }
            ClientRegistration registration = ClientRegistrations.fromOidcConfiguration(description)
                    .registrationId(IdentityProvider.REGISTRATION)
                    .clientId(clientId)
                    .clientSecret(clientSecret)
                    .scope("openid", "profile", "email")
                    .build();
            return new Known(registration, keys(registration));
        } catch (RuntimeException | MalformedURLException e) {
            failure = new Failure(e, clock.instant().plus(PAUSE));
            log.warn("The identity provider {} does not say where to sign in: {}", issuer, e.getMessage());
            throw new ProviderAway(e);
        }
    }

    private static JWKSource<SecurityContext> keys(ClientRegistration registration) throws MalformedURLException {
        var retriever = new DefaultResourceRetriever((int) CONNECT.toMillis(), (int) READ.toMillis(), LARGEST_KEYS);
        return JWKSourceBuilder.create(
                        URI.create(registration.getProviderDetails().getJwkSetUri())
                                .toURL(),
                        retriever)
                .cache(KEYS_KEPT.toMillis(), LONGEST_WAIT.toMillis())
                .refreshAheadCache(false)
                .rateLimited(PAUSE.toMillis())
                .outageTolerant(KEYS_KEPT_IN_AN_OUTAGE.toMillis())
                .build();
    }
}
