package org.gatehouse.directory.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What Microsoft Graph tells of changes and of everything there is, page by page. */
@Component
@Profile("production")
class FeedPages {

    /**
     * What is written to the log when somebody registers or removes a method, or when per-user MFA is switched, of which
     * Graph keeps no list of changes.
     */
    private static final List<String> LOGGED = List.of(
            "loggedByService eq 'Authentication Methods'",
            "activityDisplayName eq 'Enable Strong Authentication'",
            "activityDisplayName eq 'Disable Strong Authentication'");

    /**
     * One page.
     *
     * @param deltaLink where the next changes will be, on the last page of changes alone
     */
    record Page(
            List<JsonNode> value,
            @JsonProperty("@odata.nextLink") URI nextLink,
            @JsonProperty("@odata.deltaLink") URI deltaLink) {}

    private final GraphClient graph;
    private final GraphSettings settings;

    FeedPages(GraphClient graph, GraphSettings settings) {
        this.graph = graph;
        this.settings = settings;
    }

    /** The address of the changes from now on. */
    URI fromNowOn(DeltaSource source) {
        return read(
                        source,
                        at("/v1.0/%s/delta?$select=%s&$deltatoken=latest".formatted(source.path(), tracked(source))))
                .deltaLink();
    }

    Page read(DeltaSource source, URI page) {
        return graph.next(source.operation(), Page.class, page);
    }

    Page read(Listing listing) {
        return graph.next(listing.kind().operation(), Page.class, listing.next());
    }

    /** The ids of the accounts that the things of a list are about. */
    static Stream<String> accountsIn(Listing.Kind kind, Page page) {
        return switch (kind) {
            case ACCOUNTS -> page.value().stream().map(FeedPages::id);
            case MEMBERS -> page.value().stream().filter(FeedPages::isAccount).map(FeedPages::id);
            case LOG ->
                page.value().stream()
                        .flatMap(entry -> StreamSupport.stream(
                                entry.path("targetResources").spliterator(), false))
                        .filter(target -> target.path("type").asText().equals("User"))
                        .map(FeedPages::id);
        };
    }

    static String id(JsonNode thing) {
        return thing.path("id").asText();
    }

    static boolean isGroup(JsonNode member) {
        return member.path("@odata.type").asText().equals("#microsoft.graph.group");
    }

    /** Rather than a group, a device or an app. */
    static boolean isAccount(JsonNode member) {
        return member.path("@odata.type").asText().equals("#microsoft.graph.user");
    }

    Listing everybody() {
        return Listing.of(Listing.Kind.ACCOUNTS, at("/v1.0/users?$select=id&$top=999"));
    }

    /** Those of the last 30 days, after which Entra forgets them. */
    Listing deleted() {
        return Listing.of(
                Listing.Kind.ACCOUNTS, at("/v1.0/directory/deletedItems/microsoft.graph.user?$select=id&$top=999"));
    }

    /** Also those who are in a group within the group. */
    Listing membersOf(String group) {
        return Listing.of(
                Listing.Kind.MEMBERS, at("/v1.0/groups/%s/transitiveMembers?$select=id&$top=999".formatted(group)));
    }

    List<Listing> logged(Instant from, Instant to) {
        return LOGGED.stream()
                .map(what -> "activityDateTime ge %s and activityDateTime le %s and %s".formatted(from, to, what))
                .map(filter -> Listing.of(
                        Listing.Kind.LOG,
                        at("/v1.0/auditLogs/directoryAudits?$filter=%s&$top=999"
                                .formatted(UriUtils.encode(filter, StandardCharsets.UTF_8)))))
                .toList();
    }

    private String tracked(DeltaSource source) {
        return switch (source) {
            case USERS ->
                "id,userPrincipalName,displayName,accountEnabled,"
                        + settings.accounts().organisationAttribute().split("/")[0];
            case GROUPS, ROLES -> "id,members";
        };
    }

    private URI at(String path) {
        return URI.create(settings.url() + path);
    }
}
