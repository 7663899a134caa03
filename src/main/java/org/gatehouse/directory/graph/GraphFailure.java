package org.gatehouse.directory.graph;

import java.time.Duration;
import java.util.Optional;
import org.gatehouse.directory.DirectoryRefused;
import org.gatehouse.directory.DirectoryUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;

/** What goes wrong with a call of Microsoft Graph, told from its answer in words that people can act on. */
final class GraphFailure {

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

    /** No answer, or only that Graph itself has failed. */
    static final class Unanswered extends DirectoryUnavailable {
        Unanswered(String message) {
            super(message);
        }
    }

    /** Graph is asked too often, or Conditional Access by too many at once. */
    static final class Throttled extends DirectoryUnavailable {
        private final Duration wait;

        private Throttled(String message, Duration wait) {
            super(message);
            this.wait = wait;
        }

        Duration announcedWait() {
            return wait;
        }
    }

    private static final Logger log = LoggerFactory.getLogger(GraphFailure.class);

    /** Conditional Access refuses without saying for how long. */
    private static final Duration UNANNOUNCED_WAIT = Duration.ofSeconds(2);

    private GraphFailure() {}

    /** @param body which may repeat what was sent */
    static DirectoryUnavailable of(GraphOperation operation, int status, HttpHeaders headers, String body) {
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

    static DirectoryUnavailable withoutToken(OAuth2AuthorizationException noToken) {
        log.warn("Asked Microsoft Entra for a token: {}", noToken.getError().getDescription());
        return GraphSignIn.wasRefused(noToken)
                ? new DirectoryUnavailable("Microsoft Entra refused to let Gatehouse sign in: "
                        + "check tenant-id, client-id and client-secret of gatehouse.graph")
                : new Unanswered("Microsoft Entra did not answer when Gatehouse signed in");
    }
}
