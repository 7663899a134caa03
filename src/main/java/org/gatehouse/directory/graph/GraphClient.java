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
import org.gatehouse.directory.DirectoryUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
@EnableConfigurationProperties(GraphSettings.class)
class GraphClient {

    /** One of several reads that are made in one call. */
    record Part(String id, GraphOperation operation, String url) {}

    private record Page(
            List<JsonNode> value,
            @JsonProperty("@odata.nextLink") URI nextLink) {}

    private record Batch(List<BatchRequest> requests) {}

    private record BatchRequest(String id, String method, String url) {}

    private record BatchAnswers(List<BatchAnswer> responses) {}

    private record BatchAnswer(String id, int status, Map<String, String> headers, JsonNode body) {}

    private static final Logger log = LoggerFactory.getLogger(GraphClient.class);

    private static final String CONSISTENCY = "ConsistencyLevel";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final int TRIES = 3;

    /** How many reads Graph takes in one call. */
    static final int PARTS = 20;

    private static final int FAILURES_IN_A_ROW = 20;
    private static final Duration REST = Duration.ofSeconds(30);

    private final RestClient http;
    private final URI host;
    private final GraphPaces paces;
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
        paces = new GraphPaces(settings);
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
        Pace pace = paces.of(operation);
        for (int tries = 1; ; tries++) {
            try {
                return breaker.executeSupplier(() -> {
                    pace.await();
                    return answer(operation, exchange);
                });
            } catch (GraphFailure.Throttled throttled) {
                pace.announced(throttled.announcedWait());
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
                        .recordExceptions(GraphFailure.Unanswered.class)
                        .ignoreExceptions(Pace.NotYet.class)
                        .clock(clock)
                        .build());
    }

    private static <T> T answer(GraphOperation operation, Supplier<T> exchange) {
        try {
            return Optional.ofNullable(exchange.get())
                    .orElseThrow(() -> new GraphFailure.Unanswered(
                            "Microsoft Graph gave an empty answer when asked to " + operation.inWords()));
        } catch (RestClientResponseException refused) {
            throw GraphFailure.of(
                    operation,
                    refused.getStatusCode().value(),
                    refused.getResponseHeaders(),
                    refused.getResponseBodyAsString());
        } catch (RestClientException unanswered) {
            log.warn("Asked Microsoft Graph to {}: {}", operation.inWords(), String.valueOf(unanswered.getCause()));
            throw new GraphFailure.Unanswered("Microsoft Graph gave no answer when asked to " + operation.inWords());
        } catch (OAuth2AuthorizationException noToken) {
            throw GraphFailure.withoutToken(noToken);
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
            throw new GraphFailure.Unanswered("Microsoft Graph did not answer all that it was asked at once");
        }
        var operations = parts.stream().collect(Collectors.toMap(Part::id, Part::operation));
        var found = new HashMap<String, JsonNode>();
        for (BatchAnswer answer : answers.responses()) {
            if (answer.status() < 300) {
                found.put(answer.id(), answer.body());
            } else if (answer.status() != 404) {
                var headers = new HttpHeaders();
                Optional.ofNullable(answer.headers()).ifPresent(headers::setAll);
                throw GraphFailure.of(
                        operations.get(answer.id()), answer.status(), headers, String.valueOf(answer.body()));
            }
        }
        return found;
    }
}
