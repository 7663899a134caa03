package org.gatehouse.directory.graph;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Who is in which of Microsoft Entra's groups. */
@Component
@Profile("production")
class GraphMemberships {

    private static final String MEMBERS = "/v1.0/groups/{group}/members";

    private record GroupIds(List<String> groupIds) {}

    private record Ids(List<String> value) {}

    private final GraphClient graph;
    private final GraphSettings settings;

    GraphMemberships(GraphClient graph, GraphSettings settings) {
        this.graph = graph;
        this.settings = settings;
    }

    /** Refused as a bad request where it is a member already. */
    void add(String groupId, String accountId) {
        try {
            graph.post(
                    GraphOperation.CHANGE_MEMBERS,
                    Map.of("@odata.id", "%s/v1.0/directoryObjects/%s".formatted(settings.url(), accountId)),
                    MEMBERS + "/$ref",
                    groupId);
        } catch (GraphFailure.BadRequest refused) {
            if (!isMember(groupId, accountId)) {
                throw refused;
            }
        }
    }

    /** Never without {@code $ref}: the same call then deletes the account itself. */
    void remove(String groupId, String accountId) {
        try {
            graph.delete(GraphOperation.CHANGE_MEMBERS, MEMBERS + "/{account}/$ref", groupId, accountId);
        } catch (GraphFailure.NotFound noMember) {
            return;
        }
    }

    /** Also through a group in the group, since such a membership counts as well. */
    boolean isMember(String groupId, String accountId) {
        try {
            return graph.post(
                            GraphOperation.READ_MEMBERS,
                            Ids.class,
                            new GroupIds(List.of(groupId)),
                            "/v1.0/users/{id}/checkMemberGroups",
                            accountId)
                    .value()
                    .contains(groupId);
        } catch (GraphFailure.NotFound noAccount) {
            return false;
        }
    }

    /** The ids of the accounts that are in the group itself. */
    Set<String> membersOf(String groupId) {
        return graph.list(GraphOperation.READ_MEMBERS, MEMBERS + "?$select=id&$top=999", groupId).stream()
                .filter(member -> member.path("@odata.type").asText().equals("#microsoft.graph.user"))
                .map(member -> member.path("id").asText())
                .collect(Collectors.toSet());
    }
}
