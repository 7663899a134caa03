package org.gatehouse.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
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
        var grants = new Grants(authorizations);
        grantEverything(EngineSession.TECHNICAL_GROUP, grants);
        grantEverything(Groups.ADMINISTRATORS, grants);
        Map<String, String> knownFilters = filters.createTaskFilterQuery().list().stream()
                .collect(Collectors.toMap(Filter::getName, Filter::getId, (first, second) -> first));
        TASKLIST.forEach(group -> {
            grants.grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grants.grant(group, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
            TaskFilter.of(group, Groups.inWords(group)).forEach(shipped -> {
                String filter =
                        Optional.ofNullable(knownFilters.get(shipped.name())).orElseGet(() -> make(shipped));
                grants.grant(group, Resources.FILTER, filter, Permissions.READ);
            });
        });
        COCKPIT.forEach(group -> {
            grants.grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
            grants.grant(
                    group,
                    Resources.PROCESS_DEFINITION,
                    Authorization.ANY,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY);
            grants.grant(
                    group,
                    Resources.DECISION_DEFINITION,
                    Authorization.ANY,
                    Permissions.READ,
                    Permissions.READ_HISTORY);
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
        var members = new TreeMap<String, Set<String>>();
        people.listed().forEach(person -> person.groups().forEach(group -> add(members, group, person.login())));
        if (!administrator.isBlank()) {
            if (!knownUsers.contains(administrator)
                    && people.byLogin(administrator).isEmpty()) {
                identities.saveUser(identities.newUser(administrator));
            }
            add(members, Groups.ADMINISTRATORS, administrator);
        }
        members.forEach(this::join);
    }

    private static void add(Map<String, Set<String>> members, String group, String login) {
        members.computeIfAbsent(group, any -> new TreeSet<>()).add(login);
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

    private void join(String group, Set<String> logins) {
        Set<String> members = identities.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .collect(Collectors.toSet());
        logins.stream()
                .filter(login -> !members.contains(login))
                .forEach(login -> identities.createMembership(login, group));
    }

    private static void grantEverything(String group, Grants grants) {
        for (Resource resource : Resources.values()) {
            grants.grant(group, resource, Authorization.ANY, Permissions.ALL);
        }
    }

    /** Answers the id. */
    private String make(TaskFilter shipped) {
        Filter filter = filters.newTaskFilter(shipped.name());
        filter.setQuery(shipped.query());
        filter.setProperties(shipped.properties());
        return filters.saveFilter(filter).getId();
    }
}
