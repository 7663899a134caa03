package org.gatehouse.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/** What groups have been granted, read once; adds what is missing and leaves alone what somebody has changed. */
final class Grants {

    private record Grant(String group, int resourceType, String id) {}

    private final AuthorizationService authorizations;
    private final Set<Grant> known = new HashSet<>();

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
        // Not simply all: there are some for every open task.
        List.of(
                        authorizations.createAuthorizationQuery().resourceId(Authorization.ANY),
                        authorizations.createAuthorizationQuery().resourceType(Resources.APPLICATION),
                        authorizations.createAuthorizationQuery().resourceType(Resources.FILTER))
                .forEach(query -> query.list()
                        .forEach(each ->
                                known.add(new Grant(each.getGroupId(), each.getResourceType(), each.getResourceId()))));
    }

    /** On everything of a kind, on an application or on a filter. */
    void grant(String group, Resource resource, String id, Permission... permissions) {
        if (!known.add(new Grant(group, resource.resourceType(), id))) {
            return;
        }
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }
}
