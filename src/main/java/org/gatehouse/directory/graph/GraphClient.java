package org.gatehouse.directory.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gatehouse.directory.DirectoryRefused;
import org.gatehouse.directory.DirectoryUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Calls Microsoft Graph in the name of Gatehouse's app registration: at the pace that Graph grants, and not at all for
 * a while after it failed many times in a row. Whatever goes wrong is told as {@link DirectoryUnavailable}.
 */
@Component
@Profile("production")
class GraphClient {

    /** There is nothing at that path. */
    static final class NotFound extends DirectoryRefused {
        private NotFound(String message) {
            super(message);
        }
    }

    /** Graph does not take what it was sent, or it is so already. */
    static final class BadRequest extends DirectoryRefused {
        private BadRequest(String message) {
            super(message);
        }
    }

    /** Graph has forgotten where a reader of changes was. */
    static final class Gone extends DirectoryUnavailable {
        private Gone(String message) {
            super(message);
        }
    }

    /** One of several reads that are made in one call. */
    record Part(String id, GraphOperation operation, String url) {}

    private record Page(
            List<JsonNode> value,
            @JsonProperty("@odata.nextLink") URI nextLink) {}

    private record Batch(List<BatchRequest> requests) {}

    private record BatchRequest(String id, String method, String url) {}

    private record BatchAnswers(List<BatchAnswer> responses) {}

    private record BatchAnswer(String id, int status, Map<String, String> headers, JsonNode body) {}

    /** No answer, or only that Graph itself has failed. */
    private static final class Unanswered extends DirectoryUnavailable {
        private Unanswered(String message) {
            super(message);
        }
    }

    private static final class Throttled extends DirectoryUnavailable {
        private final Duration wait;

        private Throttled(String message, Duration wait) {
            super(message);
            this.wait = wait;
        }
    }

    private static final Logger log = LoggerFactory.getLogger(GraphClient.class);

    private static final String CONSISTENCY = "ConsistencyLevel";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final int TRIES = 3;

    /** How many reads Graph takes in one call. */
    static final int PARTS = 20;

    /** A hundred calls a second, of the 8,000 units in 10 seconds that a large tenant grants an app. */
    private static final Duration GROUPS_PAUSE = Duration.ofMillis(10);

    /** Twenty calls a second: each may hold twenty reads. */
    private static final Duration ACCOUNTS_PAUSE = Duration.ofMillis(50);

    /** A tenant grants an app 3,000 writes in 150 seconds. */
    private static final Duration CHANGES_PAUSE = Duration.ofMillis(50);

    /** Exchange grants 10,000 calls in 10 minutes for each mailbox; its waits hold up nothing else. */
    private static final Duration MAILBOXES_PAUSE = Duration.ofMillis(50);

    /** Conditional Access refuses without saying for how long. */
    private static final Duration UNANNOUNCED_WAIT = Duration.ofSeconds(2);

    private static final int FAILURES_IN_A_ROW = 20;
    private static final Duration REST = Duration.ofSeconds(30);

    private final RestClient http;
    private final URI host;
    private final Pace groups = Pace.oneEach(GROUPS_PAUSE);
    private final Pace accounts = Pace.oneEach(ACCOUNTS_PAUSE);
    private final Pace changes = Pace.oneEach(CHANGES_PAUSE);
    private final Pace mailboxes = Pace.oneEach(MAILBOXES_PAUSE);
    private final Pace reports;
    private final Pace conditionalAccess;
    private final CircuitBreaker breaker;

    GraphClient(RestClient.Builder builder, GraphSettings settings, Clock clock) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
        requests.setReadTimeout(settings.answerWait());
        http = builder.baseUrl(settings.url())
                .defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                .requestFactory(requests)
                .requestInterceptor(GraphSignIn.interceptor(settings, requests, clock))
                .build();
        host = settings.url().resolve("/");
        reports = Pace.oneEach(settings.reportPause());
        conditionalAccess = Pace.oneEach(settings.policyPause());
        breaker = breaker(clock);
    }

    <T> T get(GraphOperation operation, Class<T> type, String path, String... variables) {
        return call(
                operation,
                () -> http.get().uri(path, (Object[]) variables).retrieve().body(type));
    }

    /** Everything of a list, of which Graph tells no more in one call than a page. */
    List<JsonNode> list(GraphOperation operation, String path, String... variables) {
        return all(get(operation, Page.class, path, variables), next -> next(operation, Page.class, next));
    }

    /** Everything of a list, as {@link #search}. */
    List<JsonNode> searchAll(GraphOperation operation, String path, String... variables) {
        return all(search(operation, Page.class, path, variables), next -> searchOn(operation, Page.class, next));
    }

    /** The next page, at the address that Graph gave with the page before. */
    <T> T next(GraphOperation operation, Class<T> type, URI page) {
        return call(operation, () -> http.get().uri(ours(page)).retrieve().body(type));
    }

    /** Looks into Entra's index, which knows how to sort and count and learns of changes a little later. */
    <T> T search(GraphOperation operation, Class<T> type, String path, String... variables) {
        return call(
                operation,
                () -> http.get()
                        .uri(path, (Object[]) variables)
                        .header(CONSISTENCY, "eventual")
                        .retrieve()
                        .body(type));
    }

    /** The next page of a search. */
    <T> T searchOn(GraphOperation operation, Class<T> type, URI page) {
        return call(
                operation,
                () -> http.get()
                        .uri(ours(page))
                        .header(CONSISTENCY, "eventual")
                        .retrieve()
                        .body(type));
    }

    /**
     * Reads up to {@link #PARTS} things in one call; what is not there is not in the answer.
     *
     * @param version of Graph
     */
    Map<String, JsonNode> batch(String version, List<Part> parts) {
        var batch = new Batch(parts.stream()
                .map(part -> new BatchRequest(part.id(), "GET", part.url()))
                .toList());
        return call(
                GraphOperation.READ_ACCOUNTS,
                () -> read(
                        parts,
                        http.post()
                                .uri("/%s/$batch".formatted(version))
                                .contentType(MediaType.APPLICATION_JSON)
                                .body(batch)
                                .retrieve()
                                .body(BatchAnswers.class)));
    }

    /** Makes or asks something, and answers it as Graph shows it. */
    <T> T post(GraphOperation operation, Class<T> type, Object made, String path, String... variables) {
        return call(
                operation,
                () -> http.post()
                        .uri(path, (Object[]) variables)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(made)
                        .retrieve()
                        .body(type));
    }

    /** Has something done, of which Graph tells no more than that. */
    void post(GraphOperation operation, Object what, String path, String... variables) {
        call(
                operation,
                () -> http.post()
                        .uri(path, (Object[]) variables)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(what)
                        .retrieve()
                        .toBodilessEntity());
    }

    void delete(GraphOperation operation, String path, String... variables) {
        call(
                operation,
                () -> http.delete().uri(path, (Object[]) variables).retrieve().toBodilessEntity());
    }

    void patch(GraphOperation operation, Object change, String path, String... variables) {
        call(
                operation,
                () -> http.patch()
                        .uri(path, (Object[]) variables)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(change)
                        .retrieve()
                        .toBodilessEntity());
    }

    private <T> T call(GraphOperation operation, Supplier<T> exchange) {
        Pace pace = paceOf(operation);
        for (int tries = 1; ; tries++) {
            try {
                return breaker.executeSupplier(() -> {
                    pace.await();
                    return answer(operation, exchange);
                });
            } catch (Throttled throttled) {
                pace.announced(throttled.wait);
                if (tries == TRIES) {
                    throw throttled;
                }
            } catch (CallNotPermittedException open) {
                throw new DirectoryUnavailable("Microsoft Graph has failed %d times in a row and is not called just now"
                        .formatted(FAILURES_IN_A_ROW));
            }
        }
    }

    /** Opens after so many failures in a row; then one call alone tries whether Graph is back. */
    private static CircuitBreaker breaker(Clock clock) {
        return CircuitBreaker.of(
                "graph",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(FAILURES_IN_A_ROW)
                        .minimumNumberOfCalls(FAILURES_IN_A_ROW)
                        .failureRateThreshold(100)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(REST)
                        .recordExceptions(Unanswered.class)
                        .ignoreExceptions(Pace.NotYet.class)
                        .clock(clock)
                        .build());
    }

    private Pace paceOf(GraphOperation operation) {
        return switch (operation) {
            case READ_GROUPS -> groups;
            case READ_ACCOUNTS,
                    READ_METHODS,
                    READ_MAILBOX,
                    READ_PER_USER_MFA,
                    READ_MEMBERS,
                    READ_ROLES,
                    READ_DEVICES,
                    READ_DELETED -> accounts;
            case CHANGE_MEMBERS,
                    REVOKE_SESSIONS,
                    ENABLE_ACCOUNT,
                    SET_PASSWORD,
                    CHANGE_METHODS,
                    CHANGE_PER_USER_MFA,
                    DISABLE_DEVICE,
                    DELETE_ACCOUNT -> changes;
            case READ_RULES, CHANGE_MAILBOX -> mailboxes;
            case READ_LOG -> reports;
            case READ_POLICY, CHANGE_POLICY, READ_LOCATION, CHANGE_LOCATION -> conditionalAccess;
        };
    }

    private static <T> T answer(GraphOperation operation, Supplier<T> exchange) {
        try {
            return Optional.ofNullable(exchange.get())
                    .orElseThrow(() -> new Unanswered(
                            "Microsoft Graph gave an empty answer when asked to " + operation.inWords()));
        } catch (RestClientResponseException refused) {
            throw unavailable(
                    operation,
                    refused.getStatusCode().value(),
                    refused.getResponseHeaders(),
                    refused.getResponseBodyAsString());
        } catch (RestClientException unanswered) {
            log.warn("Asked Microsoft Graph to {}: {}", operation.inWords(), String.valueOf(unanswered.getCause()));
            throw new Unanswered("Microsoft Graph gave no answer when asked to " + operation.inWords());
        } catch (OAuth2AuthorizationException noToken) {
            throw withoutToken(noToken);
        }
    }

    private static List<JsonNode> all(Page first, Function<URI, Page> next) {
        var all = new ArrayList<>(first.value());
        for (URI more = first.nextLink(); more != null; ) {
            Page page = next.apply(more);
            all.addAll(page.value());
            more = page.nextLink();
        }
        return all;
    }

    private URI ours(URI page) {
        if (!page.resolve("/").equals(host)) {
            throw new DirectoryUnavailable("Microsoft Graph gave an address on another host for the next page");
        }
        return page;
    }

    private static Map<String, JsonNode> read(List<Part> parts, BatchAnswers answers) {
        if (answers == null
                || answers.responses() == null
                || answers.responses().size() != parts.size()) {
            throw new Unanswered("Microsoft Graph did not answer all that it was asked at once");
        }
        var operations = parts.stream().collect(Collectors.toMap(Part::id, Part::operation));
        var found = new HashMap<String, JsonNode>();
        for (BatchAnswer answer : answers.responses()) {
            if (answer.status() < 300) {
                found.put(answer.id(), answer.body());
            } else if (answer.status() != 404) {
                var headers = new HttpHeaders();
                Optional.ofNullable(answer.headers()).ifPresent(headers::setAll);
                throw unavailable(operations.get(answer.id()), answer.status(), headers, String.valueOf(answer.body()));
            }
        }
        return found;
    }

    private static DirectoryUnavailable unavailable(
            GraphOperation operation, int status, HttpHeaders headers, String body) {
        Optional<Duration> wait = announcedWait(headers);
        if (status == 404) {
            return new NotFound("Microsoft Graph found nothing when asked to " + operation.inWords());
        }
        if (status == 429 || status == 503 && wait.isPresent()) {
            return new Throttled(
                    "Microsoft Graph is too busy to " + operation.inWords(), wait.orElse(UNANNOUNCED_WAIT));
        }
        if (status >= 500) {
            return new Unanswered("Microsoft Graph failed (%d) to %s".formatted(status, operation.inWords()));
        }
        // A refusal may repeat what was sent.
        String reason = operation == GraphOperation.SET_PASSWORD ? "(its reason is not kept)" : body;
        log.warn("Asked Microsoft Graph to {}: {} {}", operation.inWords(), status, reason);
        return switch (status) {
            case 400 -> new BadRequest(refusal(operation, status));
            case 410 -> new Gone(refusal(operation, status));
            case 401, 403 ->
                new DirectoryUnavailable(
                        "Microsoft Graph refused to %s (%d): the app registration needs the application permissions %s"
                                .formatted(operation.inWords(), status, operation.permissions()));
            default -> new DirectoryUnavailable(refusal(operation, status));
        };
    }

    private static String refusal(GraphOperation operation, int status) {
        return "Microsoft Graph refused to %s (%d): the log has its reason".formatted(operation.inWords(), status);
    }

    private static Optional<Duration> announcedWait(HttpHeaders headers) {
        return Optional.ofNullable(headers)
                .map(each -> each.getFirst(HttpHeaders.RETRY_AFTER))
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static DirectoryUnavailable withoutToken(OAuth2AuthorizationException noToken) {
        log.warn("Asked Microsoft Entra for a token: {}", noToken.getError().getDescription());
        return GraphSignIn.wasRefused(noToken)
                ? new DirectoryUnavailable("Microsoft Entra refused to let Gatehouse sign in: "
                        + "check tenant-id, client-id and client-secret of gatehouse.graph")
                : new Unanswered("Microsoft Entra did not answer when Gatehouse signed in");
    }
}
