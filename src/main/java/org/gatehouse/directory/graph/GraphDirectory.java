package org.gatehouse.directory.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.directory.SecurityGroupName;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Microsoft Entra: groups by name and id, and the groups that the two Conditional Access policies apply to. */
@Component
@Profile("production")
class GraphDirectory implements Directory {

    private static final String GROUPS = "/v1.0/groups?$filter={filter}&$select=" + GraphGroup.PROPERTIES;
    private static final String GROUP = "/v1.0/groups/{id}?$select=" + GraphGroup.PROPERTIES;
    private static final String POLICY = "/v1.0/identity/conditionalAccess/policies/{id}";

    private final GraphClient graph;
    private final GraphSettings settings;
    private final ConditionalAccessLock lock;

    GraphDirectory(GraphClient graph, GraphSettings settings, ConditionalAccessLock lock) {
        this.graph = graph;
        this.settings = settings;
        this.lock = lock;
    }

    @Override
    public List<SecurityGroup> groupsNamed(SecurityGroupName name) {
        String filter = "displayName eq %s and securityEnabled eq true".formatted(OData.quoted(name.value()));
        var groups = new ArrayList<SecurityGroup>();
        var page = graph.get(GraphOperation.READ_GROUPS, GraphGroup.Page.class, GROUPS, filter);
        page.value().forEach(group -> groups.add(group.toSecurityGroup()));
        while (page.nextLink() != null) {
            page = graph.next(GraphOperation.READ_GROUPS, GraphGroup.Page.class, page.nextLink());
            page.value().forEach(group -> groups.add(group.toSecurityGroup()));
        }
        return groups;
    }

    @Override
    public Optional<SecurityGroup> group(String id) {
        try {
            return Optional.of(graph.get(GraphOperation.READ_GROUPS, GraphGroup.class, GROUP, id))
                    .filter(GraphGroup::securityEnabled)
                    .map(GraphGroup::toSecurityGroup);
        } catch (GraphFailure.NotFound unknown) {
            return Optional.empty();
        }
    }

    @Override
    public void link(String groupId, MfaPolicy policy) {
        change(policy, groups -> groups.with(groupId));
    }

    @Override
    public void unlink(String groupId, MfaPolicy policy) {
        change(policy, groups -> groups.without(groupId));
    }

    @Override
    public boolean isLinked(String groupId, MfaPolicy policy) {
        return groupsOf(policy).contains(groupId);
    }

    /**
     * Graph takes the groups of a policy as a whole and has no way to write only if nobody else did: read, write and
     * read again, one at a time in the whole cluster. Where the change does not show, the next try begins by reading.
     */
    private void change(MfaPolicy policy, UnaryOperator<IncludedGroups> change) {
        lock.whileHeld(() -> {
            IncludedGroups before = groupsOf(policy);
            IncludedGroups wanted = change.apply(before);
            if (wanted.equals(before)) {
                return;
            }
            graph.patch(GraphOperation.CHANGE_POLICY, wanted, POLICY, settings.idOf(policy));
            IncludedGroups after = groupsOf(policy);
            if (!change.apply(after).equals(after)) {
                throw new DirectoryUnavailable(
                        "The %s policy does not show the change: somebody else may have changed it at the same moment"
                                .formatted(policy.inWords()));
            }
        });
    }

    private IncludedGroups groupsOf(MfaPolicy policy) {
        try {
            return graph.get(
                    GraphOperation.READ_POLICY,
                    IncludedGroups.class,
                    POLICY + "?$select=conditions",
                    settings.idOf(policy));
        } catch (GraphFailure.NotFound unknown) {
            throw new DirectoryUnavailable(
                    "The tenant has no policy with the id that is configured for %s".formatted(policy.inWords()));
        }
    }
}
