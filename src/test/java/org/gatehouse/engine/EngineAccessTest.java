package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.gatehouse.GatehouseTest;
import org.gatehouse.identity.Groups;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a second start does about access that the first one gave. */
@GatehouseTest
class EngineAccessTest {

    @Autowired
    private EngineAccess access;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private IdentityService identities;

    @Autowired
    private FilterService filters;

    @Test
    void nothingIsGivenTwice() {
        List<Long> before = counts();

        access.afterSingletonsInstantiated();

        assertThat(counts()).isEqualTo(before).doesNotContain(0L);
    }

    @Test
    void whatWasTakenAwayIsGivenAgain() {
        List<Long> before = counts();
        identities.deleteMembership("location1", Groups.LOCATION_REVIEWERS);
        authorizations.deleteAuthorization(tasklistOf(Groups.HELPDESK).getId());
        Filter filter = filters.createTaskFilterQuery().list().get(0);
        filters.deleteFilter(filter.getId());

        access.afterSingletonsInstantiated();

        assertThat(counts()).isEqualTo(before);
        assertThat(identities
                        .createUserQuery()
                        .memberOfGroup(Groups.LOCATION_REVIEWERS)
                        .list())
                .anyMatch(user -> user.getId().equals("location1"));
        assertThat(tasklistOf(Groups.HELPDESK).isPermissionGranted(Permissions.ACCESS))
                .isTrue();
        assertThat(filters.createTaskFilterQuery().filterName(filter.getName()).count())
                .isEqualTo(1);
    }

    @Test
    void whatAnAdministratorChangedStaysSo() {
        Authorization changed = tasklistOf(Groups.HELPDESK);
        changed.removePermission(Permissions.ACCESS);
        authorizations.saveAuthorization(changed);

        access.afterSingletonsInstantiated();

        assertThat(tasklistOf(Groups.HELPDESK).isPermissionGranted(Permissions.ACCESS))
                .isFalse();
        changed.addPermission(Permissions.ACCESS);
        authorizations.saveAuthorization(changed);
    }

    private Authorization tasklistOf(String group) {
        return authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(Resources.APPLICATION)
                .resourceId("tasklist")
                .singleResult();
    }

    private List<Long> counts() {
        return List.of(
                authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(EngineAccess.TASKLIST.toArray(String[]::new))
                        .resourceType(Resources.APPLICATION)
                        .count(),
                authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(Groups.ADMINISTRATORS, EngineSession.TECHNICAL_GROUP)
                        .resourceId(Authorization.ANY)
                        .count(),
                authorizations
                        .createAuthorizationQuery()
                        .resourceType(Resources.FILTER)
                        .count(),
                identities
                        .createUserQuery()
                        .memberOfGroup(Groups.LOCATION_REVIEWERS)
                        .count(),
                filters.createTaskFilterQuery().count());
    }
}
