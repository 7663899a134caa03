package org.gatehouse.directory.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Which policies an account's groups bring it under. The policies are kept for a minute, since Conditional Access
 * grants all apps of the tenant together one call a second, and longer while it gives no answer.
 */
@Component
@Profile("production")
class PolicyScopes {

    private static final String POLICY = "/v1.0/identity/conditionalAccess/policies/{id}?$select=conditions";
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration USABLE = Duration.ofMinutes(15);

    private record Kept(Map<MfaPolicy, PolicyScope> scopes, Instant read) {

        boolean isYoungerThan(Duration age, Instant now) {
            return now.isBefore(read.plus(age));
        }
    }

    private final GraphClient graph;
    private final GraphSettings settings;
    private final String exceptionGroup;
    private final Clock clock;
    private Kept kept = new Kept(Map.of(), Instant.EPOCH);

    PolicyScopes(
            GraphClient graph,
            GraphSettings settings,
            @Value("${gatehouse.exceptions.group:NHSmail.sg.MFA-Exceptions}") String exceptionGroup,
            Clock clock) {
        this.graph = graph;
        this.settings = settings;
        this.exceptionGroup = exceptionGroup;
        this.clock = clock;
    }

    /**
     * A policy that leaves the account out for good is none of its policies. An exception is for a while and leaves
     * the account under its policy (AC-049), and which of two policies goes before the other is not decided here.
     */
    Set<MfaPolicy> policiesOf(List<SecurityGroup> groups) {
        Map<MfaPolicy, PolicyScope> scopes = scopes();
        Set<String> ids = groups.stream().map(SecurityGroup::id).collect(Collectors.toSet());
        Set<String> lifting = groups.stream()
                .filter(group -> !group.displayName().equals(exceptionGroup))
                .map(SecurityGroup::id)
                .filter(id -> scopes.values().stream().noneMatch(scope -> scope.includes(List.of(id))))
                .collect(Collectors.toSet());
        return scopes.entrySet().stream()
                .filter(scope ->
                        scope.getValue().includes(ids) && !scope.getValue().excludes(lifting))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * As a reader knows them, or as they are now: another node may have seen what this one has not.
     *
     * @param known what the reader was told last
     */
    synchronized Map<MfaPolicy, PolicyScope> noOlderThan(Map<MfaPolicy, PolicyScope> known) {
        return scopes().equals(known) ? known : readNow();
    }

    synchronized Map<MfaPolicy, PolicyScope> readNow() {
        Instant now = clock.instant();
        kept = new Kept(read(), now);
        return kept.scopes();
    }

    private synchronized Map<MfaPolicy, PolicyScope> scopes() {
        Instant now = clock.instant();
        if (!kept.isYoungerThan(FRESH, now)) {
            try {
                readNow();
            } catch (DirectoryUnavailable noAnswer) {
                if (!kept.isYoungerThan(USABLE, now)) {
                    throw noAnswer;
                }
            }
        }
        return kept.scopes();
    }

    private Map<MfaPolicy, PolicyScope> read() {
        return Arrays.stream(MfaPolicy.values())
                .collect(Collectors.toMap(
                        policy -> policy,
                        policy -> PolicyScope.of(graph.get(
                                GraphOperation.READ_POLICY, PolicyScope.Shown.class, POLICY, settings.idOf(policy))),
                        (one, same) -> one,
                        () -> new EnumMap<>(MfaPolicy.class)));
    }
}
