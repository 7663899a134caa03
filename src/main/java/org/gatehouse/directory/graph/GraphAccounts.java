package org.gatehouse.directory.graph;

import static org.gatehouse.directory.graph.GraphOperation.READ_ACCOUNTS;
import static org.gatehouse.directory.graph.GraphOperation.REVOKE_SESSIONS;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Microsoft Entra's accounts, and who is in which of its groups. */
@Component
@Profile("production")
class GraphAccounts implements AccountDirectory {

    private static final String USERS =
            "/v1.0/users?$filter={filter}&$orderby=userPrincipalName&$count=true&$top={top}&$select={properties}";

    /** Graph's largest page. */
    private static final int PAGE = 999;

    private record Users(
            @JsonProperty("@odata.count") long count,
            List<JsonNode> value,
            @JsonProperty("@odata.nextLink") URI nextLink) {}

    private final GraphClient graph;
    private final WholeAccounts accounts;
    private final GraphMemberships memberships;
    private final GraphSettings.Accounts facts;

    GraphAccounts(GraphClient graph, WholeAccounts accounts, GraphMemberships memberships, GraphSettings settings) {
        this.graph = graph;
        this.accounts = accounts;
        this.memberships = memberships;
        this.facts = settings.accounts();
    }

    @Override
    public Optional<DirectoryAccount> accountAt(AccountAddress address) {
        return accounts.read(List.of(address.value())).stream().findFirst();
    }

    @Override
    public Optional<DirectoryAccount> account(String id) {
        return accounts.read(List.of(id)).stream().findFirst();
    }

    @Override
    public List<DirectoryAccount> accountsAt(Collection<AccountAddress> addresses) {
        return accounts.read(addresses.stream()
                .map(AccountAddress::value)
                .distinct()
                .sorted()
                .toList());
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
                        .map(accounts::account)
                        .flatMap(Optional::stream)
                        .toList();
        return new Found(accounts.complete(found, false), total);
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
        } catch (GraphFailure.NotFound noAccount) {
            return false;
        }
    }

    @Override
    public Optional<Instant> sessionsValidFrom(String accountId) {
        return accounts.users(List.of(accountId)).stream()
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
}
