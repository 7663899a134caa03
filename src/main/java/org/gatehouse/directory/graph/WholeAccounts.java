package org.gatehouse.directory.graph;

import static org.gatehouse.directory.graph.GraphOperation.READ_ACCOUNTS;
import static org.gatehouse.directory.graph.GraphOperation.READ_MAILBOX;
import static org.gatehouse.directory.graph.GraphOperation.READ_METHODS;
import static org.gatehouse.directory.graph.GraphOperation.READ_PER_USER_MFA;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.SecurityGroup;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Puts an account together. What Microsoft Entra knows of one is spread over five places, which are read in batches, so
 * that one account takes three calls and two hundred take about seventy, four beside each other.
 */
@Component
@Profile("production")
class WholeAccounts {

    private static final String V1 = "v1.0";
    private static final String BETA = "beta";
    private static final String GROUPS_OF_ACCOUNT =
            "/users/%s/transitiveMemberOf?$top=999&$select=" + GraphGroup.PROPERTIES;

    private record Things(
            List<JsonNode> value,
            @JsonProperty("@odata.nextLink") URI nextLink) {}

    private final GraphClient graph;
    private final GraphBatches batches;
    private final PolicyScopes policies;
    private final GraphSettings.Accounts facts;

    WholeAccounts(GraphClient graph, GraphBatches batches, PolicyScopes policies, GraphSettings settings) {
        this.graph = graph;
        this.batches = batches;
        this.policies = policies;
        this.facts = settings.accounts();
    }

    /**
     * Those that exist, in the order of their keys.
     *
     * @param keys ids or addresses
     */
    List<DirectoryAccount> read(List<String> keys) {
        return complete(users(keys), true);
    }

    /** The same, without all that is read elsewhere than from the user itself. */
    List<EntraAccount> users(List<String> keys) {
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

    Optional<EntraAccount> account(JsonNode user) {
        return EntraAccount.of(user, facts.organisationAttribute());
    }

    /** @param inFull with methods and licences */
    List<DirectoryAccount> complete(List<EntraAccount> users, boolean inFull) {
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
