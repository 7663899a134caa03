package org.gatehouse.engine;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What each group may do in the engine and its web applications, and who is known there. People hold no right to start,
 * change or deploy anything: only the technical group does, through {@link EngineSession}.
 */
@Component
@Order(1)
class EngineAccess implements SmartInitializingSingleton {

    /** The groups that work in Tasklist. */
    static final Set<String> TASKLIST = Set.of(
            Groups.ONBOARDING_REVIEWERS,
            Groups.LOCATION_REVIEWERS,
            Groups.ESCALATION_PANEL,
            Groups.EXCEPTION_REVIEWERS,
            Groups.HELPDESK,
            Groups.DIRECTORY_SUPPORT);

    private static final Set<String> COCKPIT = Set.of(Groups.PROCESS_OWNERS, Groups.AUDITORS);

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final People people;
    private final OneNodeAtATime oneNode;
    private final String administrator;

    EngineAccess(
            IdentityService identities,
            AuthorizationService authorizations,
            FilterService filters,
            People people,
            OneNodeAtATime oneNode,
            @Value("${gatehouse.administrator:}") String administrator) {
        this.identities = identities;
        this.authorizations = authorizations;
        this.filters = filters;
        this.people = people;
        this.oneNode = oneNode;
        this.administrator = administrator;
    }

    @Override
    public void afterSingletonsInstantiated() {
        oneNode.run(this::giveAccess);
    }

    private void giveAccess() {
        knowPeople();
        refuseWithoutAdministrator();
        grantEverything(EngineSession.TECHNICAL_GROUP);
        grantEverything(Groups.ADMINISTRATORS);
        TASKLIST.forEach(group -> {
            grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grant(group, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
            makeFilters(group);
        });
        COCKPIT.forEach(group -> {
            grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
            grant(
                    group,
                    Resources.PROCESS_DEFINITION,
                    Authorization.ANY,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY);
            grant(group, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
        });
    }

    private void knowPeople() {
        Set<String> knownGroups =
                identities.createGroupQuery().list().stream().map(Group::getId).collect(Collectors.toSet());
        Set<String> knownUsers =
                identities.createUserQuery().list().stream().map(User::getId).collect(Collectors.toSet());
        var wanted = new TreeSet<>(TASKLIST);
        wanted.addAll(COCKPIT);
        wanted.addAll(List.of(EngineSession.TECHNICAL_GROUP, Groups.ADMINISTRATORS));
        people.listed().forEach(person -> wanted.addAll(person.groups()));
        wanted.stream().filter(group -> !knownGroups.contains(group)).forEach(this::makeGroup);

        people.listed().stream()
                .filter(person -> !knownUsers.contains(person.login()))
                .forEach(this::makeUser);
        people.listed().forEach(person -> person.groups().forEach(group -> join(person.login(), group)));
        if (!administrator.isBlank()) {
            if (!knownUsers.contains(administrator)
                    && people.byLogin(administrator).isEmpty()) {
                identities.saveUser(identities.newUser(administrator));
            }
            join(administrator, Groups.ADMINISTRATORS);
        }
    }

    /** An empty group would open Camunda's set-up page to anybody (CVE-2026-77226). */
    private void refuseWithoutAdministrator() {
        if (identities.createUserQuery().memberOfGroup(Groups.ADMINISTRATORS).count() == 0) {
            throw new IllegalStateException("No administrator: set gatehouse.administrator to a login");
        }
    }

    private void makeGroup(String id) {
        Group group = identities.newGroup(id);
        group.setName(Groups.inWords(id));
        group.setType("WORKFLOW");
        identities.saveGroup(group);
    }

    private void makeUser(Person person) {
        User user = identities.newUser(person.login());
        user.setFirstName(person.name());
        user.setLastName("");
        user.setEmail(person.address().value());
        identities.saveUser(user);
    }

    private void join(String login, String group) {
        if (identities.createUserQuery().userId(login).memberOfGroup(group).count() == 0) {
            identities.createMembership(login, group);
        }
    }

    private void grantEverything(String group) {
        for (Resource resource : Resources.values()) {
            grant(group, resource, Authorization.ANY, Permissions.ALL);
        }
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        if (authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceType(resource)
                        .resourceId(id)
                        .count()
                > 0) {
            return;
        }
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }

    private void makeFilters(String group) {
        String words = Groups.inWords(group);
        for (TaskFilter shipped : TaskFilter.of(group, words)) {
            Filter filter =
                    filters.createTaskFilterQuery().filterName(shipped.name()).singleResult();
            if (filter == null) {
                filter = filters.newTaskFilter(shipped.name());
                filter.setQuery(shipped.query());
                filter.setProperties(shipped.properties());
                filters.saveFilter(filter);
            }
            grant(group, Resources.FILTER, filter.getId(), Permissions.READ);
        }
    }
}
