package org.gatehouse.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.gatehouse.directory.MfaPolicy;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The groups that say something of their members: those of the policies, and those that stand for what Graph cannot
 * tell. What becomes of the other groups of the tenant is of no account.
 */
@Component
@Profile("production")
class WatchedGroups {

    private static final String ABOVE = "/groups/%s/transitiveMemberOf?$select=id&$top=999";

    private final GraphBatches batches;
    private final Set<String> facts;

    WatchedGroups(GraphBatches batches, GraphSettings settings) {
        this.batches = batches;
        this.facts = Stream.concat(
                        settings.accounts().administratorGroups().stream(),
                        Stream.of(
                                settings.accounts().breakGlassGroup(),
                                settings.accounts().sharedUserAccountsGroup(),
                                settings.accounts().smartcardGroup()))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it is itself one of them. */
    boolean contains(String group, Map<MfaPolicy, PolicyScope> scopes) {
        return facts.contains(group)
                || scopes.values().stream().anyMatch(scope -> scope.groups().contains(group));
    }

    /** Those that are one of them, or are within one, or hold an administrator role together. */
    Set<String> among(Collection<String> groups, Map<MfaPolicy, PolicyScope> scopes) {
        Set<String> watched = new HashSet<>(groups);
        watched.removeIf(group -> !contains(group, scopes));
        batches.read(
                        "v1.0",
                        groups.stream()
                                .filter(group -> !watched.contains(group))
                                .map(group -> new GraphClient.Part(
                                        group, GraphOperation.READ_MEMBERS, ABOVE.formatted(group)))
                                .toList())
                .forEach((group, above) -> {
                    if (isWatched(above, scopes)) {
                        watched.add(group);
                    }
                });
        return watched;
    }

    /** Whatever is in more than a page of groups is taken for watched. */
    private boolean isWatched(JsonNode above, Map<MfaPolicy, PolicyScope> scopes) {
        return above.has("@odata.nextLink")
                || StreamSupport.stream(above.path("value").spliterator(), false)
                        .anyMatch(each -> isRole(each) || contains(FeedPages.id(each), scopes));
    }

    private static boolean isRole(JsonNode thing) {
        return thing.path("@odata.type").asText().equals("#microsoft.graph.directoryRole");
    }
}
