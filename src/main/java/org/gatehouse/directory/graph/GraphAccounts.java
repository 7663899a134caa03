package org.gatehouse.directory.graph;

import static org.gatehouse.directory.graph.GraphOperation.READ_ACCOUNTS;
import static org.gatehouse.directory.graph.GraphOperation.READ_MAILBOX;
import static org.gatehouse.directory.graph.GraphOperation.READ_METHODS;
import static org.gatehouse.directory.graph.GraphOperation.READ_PER_USER_MFA;
import static org.gatehouse.directory.graph.GraphOperation.REVOKE_SESSIONS;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Microsoft Entra's accounts. What is known of one is spread over five places, which are read in batches, so that one
 * account takes three calls and two hundred take about seventy, four beside each other.
 */
@Component
@Profile("production")
class GraphAccounts implements AccountDirectory {

    private static final String V1 = "v1.0";
    private static final String BETA = "beta";
    private static final String USERS =
            "/v1.0/users?$filter={filter}&$orderby=userPrincipalName&$count=true&$top={top}&$select={properties}";
    private static final String GROUPS_OF_ACCOUNT =
            "/users/%s/transitiveMemberOf?$top=999&$select=" + GraphGroup.PROPERTIES;

    /** Graph's largest page. */
    private static final int PAGE = 999;

    private record Users(
            @JsonProperty("@odata.count") long count,
            List<JsonNode> value,
            @JsonProperty("@odata.nextLink") URI nextLink) {}

    private record Things(
            List<JsonNode> value,
            @JsonProperty("@odata.nextLink") URI nextLink) {}

    private final GraphClient graph;
    private final GraphBatches batches;
    private final PolicyScopes policies;
    private final GraphMemberships memberships;
    private final GraphSettings.Accounts facts;

    GraphAccounts(
            GraphClient graph,
            GraphBatches batches,
            PolicyScopes policies,
            GraphMemberships memberships,
            GraphSettings settings) {
        this.graph = graph;
        this.batches = batches;
        this.policies = policies;
        this.memberships = memberships;
        this.facts = settings.accounts();
    }

    @Override
    public Optional<DirectoryAccount> accountAt(AccountAddress address) {
        return complete(users(List.of(address.value())), true).stream().findFirst();
    }

    @Override
    public Optional<DirectoryAccount> account(String id) {
        return complete(users(List.of(id)), true).stream().findFirst();
    }

    @Override
    public List<DirectoryAccount> accountsAt(Collection<AccountAddress> addresses) {
        return complete(
                users(addresses.stream()
                        .map(AccountAddress::value)
                        .distinct()
                        .sorted()
                        .toList()),
                true);
    }

    @Override
    public Found search(Set<OdsCode> organisations, String text, int from, int size) {
        if (organisations != null && organisations.isEmpty()) {
            return new Found(List.of(), 0);
        }
        int wanted = from > DEEPEST ? 1 : from + size;
        var users = new ArrayList<JsonNode>();
        Users page = graph.search(
                READ_ACCOUNTS,
                Users.class,
                USERS,
                filter(organisations, text.strip()),
                String.valueOf(Math.min(PAGE, wanted)),
                EntraAccount.properties(facts.organisationAttribute()));
        long total = page.count();
        users.addAll(page.value());
        while (page.nextLink() != null && users.size() < wanted) {
            page = graph.searchOn(READ_ACCOUNTS, Users.class, page.nextLink());
            users.addAll(page.value());
        }
        List<EntraAccount> found = from >= users.size() || from > DEEPEST
                ? List.of()
                : users.subList(from, Math.min(users.size(), wanted)).stream()
                        .map(this::account)
                        .flatMap(Optional::stream)
                        .toList();
        return new Found(complete(found, false), total);
    }

    @Override
    public void addToGroup(String groupId, String accountId) {
        memberships.add(groupId, accountId);
    }

    @Override
    public void removeFromGroup(String groupId, String accountId) {
        memberships.remove(groupId, accountId);
    }

    @Override
    public boolean isMember(String groupId, String accountId) {
        return memberships.isMember(groupId, accountId);
    }

    @Override
    public Set<String> membersOf(String groupId) {
        return memberships.membersOf(groupId);
    }

    @Override
    public boolean revokeSessions(String accountId) {
        try {
            graph.post(REVOKE_SESSIONS, Map.of(), "/v1.0/users/{id}/revokeSignInSessions", accountId);
            return true;
        } catch (GraphClient.NotFound noAccount) {
            return false;
        }
    }

    @Override
    public Optional<Instant> sessionsValidFrom(String accountId) {
        return users(List.of(accountId)).stream()
                .findFirst()
                .map(user -> Objects.requireNonNullElse(user.sessionsValidFrom(), Instant.EPOCH));
    }

    private String filter(Set<OdsCode> organisations, String text) {
        var filter = new StringBuilder("userType eq 'Member'");
        if (organisations != null) {
            filter.append(organisations.stream()
                    .map(OdsCode::value)
                    .sorted()
                    .map(OData::quoted)
                    .collect(Collectors.joining(",", " and %s in (".formatted(facts.organisationAttribute()), ")")));
        }
        if (!text.isEmpty()) {
            filter.append(List.of("userPrincipalName", "displayName", "givenName", "surname").stream()
                    .map(property -> "startswith(%s,%s)".formatted(property, OData.quoted(text)))
                    .collect(Collectors.joining(" or ", " and (", ")")));
        }
        return filter.toString();
    }

    /** @param keys ids or addresses */
    private List<EntraAccount> users(List<String> keys) {
        Map<String, JsonNode> found = batches.read(
                V1,
                keys.stream()
                        .map(key -> new GraphClient.Part(
                                key,
                                READ_ACCOUNTS,
                                "/users/%s?$select=%s"
                                        .formatted(
                                                UriUtils.encodePathSegment(key, StandardCharsets.UTF_8),
                                                EntraAccount.properties(facts.organisationAttribute()))))
                        .toList());
        return keys.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(this::account)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<EntraAccount> account(JsonNode user) {
        return EntraAccount.of(user, facts.organisationAttribute());
    }

    private List<DirectoryAccount> complete(List<EntraAccount> users, boolean inFull) {
        if (users.isEmpty()) {
            return List.of();
        }
        var parts = new ArrayList<GraphClient.Part>();
        for (EntraAccount user : users) {
            parts.add(part("groups", user, READ_ACCOUNTS, GROUPS_OF_ACCOUNT));
            parts.add(part("mailbox", user, READ_MAILBOX, "/users/%s/mailboxSettings/userPurpose"));
            if (inFull) {
                parts.add(part("methods", user, READ_METHODS, "/users/%s/authentication/methods"));
                parts.add(part("licences", user, READ_ACCOUNTS, "/users/%s/licenseDetails?$select=skuPartNumber"));
            }
        }
        Map<String, JsonNode> found = batches.read(V1, parts);
        Map<String, JsonNode> perUser = batches.read(
                BETA,
                users.stream()
                        .map(user -> part("perUser", user, READ_PER_USER_MFA, "/users/%s/authentication/requirements"))
                        .toList());
        return users.stream().map(user -> account(user, found, perUser)).toList();
    }

    private static GraphClient.Part part(String what, EntraAccount user, GraphOperation operation, String url) {
        return new GraphClient.Part(what + user.id(), operation, url.formatted(user.id()));
    }

    private DirectoryAccount account(EntraAccount user, Map<String, JsonNode> found, Map<String, JsonNode> perUser) {
        Function<String, JsonNode> part = what -> found.getOrDefault(what + user.id(), MissingNode.getInstance());
        List<JsonNode> memberships = memberships(part.apply("groups"));
        List<SecurityGroup> groups = memberships.stream()
                .filter(each ->
                        isA("group", each) && each.path("securityEnabled").asBoolean())
                .map(each -> new GraphGroup(
                                each.path("id").asText(),
                                each.path("displayName").asText(),
                                each.path("mailEnabled").asBoolean(),
                                true)
                        .toSecurityGroup())
                .sorted(Comparator.comparing(SecurityGroup::displayName))
                .toList();
        Set<String> ids = groups.stream().map(SecurityGroup::id).collect(Collectors.toSet());
        String perUserMfa = perUser.getOrDefault("perUser" + user.id(), MissingNode.getInstance())
                .path("perUserMfaState")
                .asText("disabled");
        return new DirectoryAccount(
                user.id(),
                user.address(),
                user.displayName(),
                user.organisation(),
                kind(part.apply("mailbox"), ids),
                user.enabled(),
                memberships.stream().anyMatch(each -> isA("directoryRole", each))
                        || ids.stream().anyMatch(facts.administratorGroups()::contains),
                ids.contains(facts.breakGlassGroup()),
                !perUserMfa.equals("disabled"),
                methods(part.apply("methods"), ids),
                groups,
                policies.policiesOf(groups),
                values(part.apply("licences")).stream()
                        .map(each -> each.path("skuPartNumber").asText())
                        .sorted()
                        .toList(),
                user.sessionsValidFrom());
    }

    /** Whoever is in more than a page of groups is rare, and their other pages are read by themselves. */
    private List<JsonNode> memberships(JsonNode first) {
        var memberships = new ArrayList<>(values(first));
        String next = first.path("@odata.nextLink").asText(null);
        while (next != null) {
            Things page = graph.next(READ_ACCOUNTS, Things.class, URI.create(next));
            memberships.addAll(page.value());
            next = page.nextLink() == null ? null : page.nextLink().toString();
        }
        return memberships;
    }

    private AccountKind kind(JsonNode mailbox, Set<String> groups) {
        if (mailbox.path("value").asText().equals("shared")) {
            return AccountKind.SHARED_MAILBOX;
        }
        return groups.contains(facts.sharedUserAccountsGroup()) ? AccountKind.SHARED_USER_ACCOUNT : AccountKind.USER;
    }

    /** An NHS smartcard is not registered in Entra. */
    private List<AuthenticationMethod> methods(JsonNode shown, Set<String> groups) {
        var methods = new ArrayList<>(EntraMethods.of(values(shown)));
        if (!shown.isMissingNode() && groups.contains(facts.smartcardGroup())) {
            methods.add(new AuthenticationMethod(MethodType.SMARTCARD, null));
        }
        return methods;
    }

    private static boolean isA(String type, JsonNode thing) {
        return thing.path("@odata.type").asText().equals("#microsoft.graph." + type);
    }

    private static List<JsonNode> values(JsonNode list) {
        return StreamSupport.stream(list.path("value").spliterator(), false).toList();
    }
}
