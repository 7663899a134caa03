package org.gatehouse.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.directory.AccountDirectoryContract.Given;
import org.gatehouse.directory.AccountKind;

/** The users of a {@link FakeGraph} and who is in which of its groups. Its callers hold the tenant's lock. */
final class FakeUsers {

    /** What is answered: a status, and a body where there is one. */
    record Answer(int status, JsonNode body) {}

    /** What goes wrong with one part of a batch. */
    record PartFault(String path, int status, Map<String, String> headers) {}

    private static final String USER_PROPERTIES =
            "id,userPrincipalName,displayName,accountEnabled,signInSessionsValidFromDateTime,companyName";
    private static final String GROUP_PROPERTIES = "id,displayName,mailEnabled,securityEnabled";
    private static final int PAGE = 2;
    private static final int PARTS = 20;
    private static final String ROLE = "5b1c5f4e-0000-4000-8000-000000000005";
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Pattern FILTER = Pattern.compile(
            ("userType eq 'Member'(?: and companyName in \\(((?:'[A-Z0-9]+',?)+)\\))?"
                            + "(?: and \\(startswith\\(userPrincipalName,(TEXT)\\) or startswith\\(displayName,\\2\\)"
                            + " or startswith\\(givenName,\\2\\) or startswith\\(surname,\\2\\)\\))?")
                    .replace("TEXT", "'(?:[^']|'')*'"),
            Pattern.DOTALL);
    private static final Pattern MEMBER = Pattern.compile("/v1.0/groups/([^/]+)/members/([^/]+?)(/\\$ref)?");
    private static final Pattern WITHIN =
            Pattern.compile("/v1.0/groups/([^/]+)/(transitiveMembers|transitiveMemberOf)");
    private static final Pattern USER = Pattern.compile("/(v1\\.0|beta)/users/([^/]+)(/.+)?");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ObjectNode> groups;
    private final Supplier<String> host;
    private final Map<String, ObjectNode> users = new LinkedHashMap<>();
    private final Map<String, Given> given = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Set<String> roles = new LinkedHashSet<>();
    private final Set<String> perUserMfa = new LinkedHashSet<>();
    private final Deque<PartFault> partFaults = new ArrayDeque<>();
    private final FakeFeed feed;
    private final FakeBelongings belongings;

    FakeUsers(Map<String, ObjectNode> groups, Supplier<String> host) {
        this.groups = groups;
        this.host = host;
        this.feed = new FakeFeed(host);
        this.belongings = new FakeBelongings(users, host, feed);
    }

    FakeFeed feed() {
        return feed;
    }

    FakeBelongings belongings() {
        return belongings;
    }

    String create(Given account) {
        String id = UUID.randomUUID().toString();
        String[] names = account.displayName().split(" ");
        ObjectNode user = json.createObjectNode()
                .put("id", id)
                .put("userPrincipalName", account.address().value().toUpperCase(Locale.ROOT))
                .put("displayName", account.displayName())
                .put("givenName", names[0])
                .put("surname", names[names.length - 1])
                .put("userType", "Member")
                .put("accountEnabled", account.enabled())
                .put("signInSessionsValidFromDateTime", LONG_AGO.toString())
                .put(
                        "companyName",
                        account.organisation() == null
                                ? null
                                : account.organisation().value());
        users.put(id, user);
        given.put(id, account);
        belongings.register(id, account.methods());
        if (account.perUserMfa()) {
            perUserMfa.add(id);
        }
        if (account.administrator()) {
            roles.add(id);
        }
        feed.changed(DeltaSource.USERS, id);
        return id;
    }

    void put(String id, String property, String value) {
        users.get(id).put(property, value);
        feed.changed(DeltaSource.USERS, id);
    }

    void delete(String id) {
        belongings.bury(users.remove(id));
        members.values().forEach(each -> each.remove(id));
        feed.removed(DeltaSource.USERS, id);
    }

    void add(String group, String member) {
        if (members.computeIfAbsent(group, each -> new LinkedHashSet<>()).add(member)) {
            feed.member(DeltaSource.GROUPS, group, typeOf(member), member, false);
        }
    }

    void remove(String group, String member) {
        if (members.getOrDefault(group, Set.of()).remove(member)) {
            feed.member(DeltaSource.GROUPS, group, typeOf(member), member, true);
        }
    }

    /** With it, those that it was in lose it. */
    void deleteGroup(String group) {
        members.keySet().forEach(each -> remove(each, group));
        feed.removed(DeltaSource.GROUPS, group);
    }

    void setAdministrator(String user, boolean administrator) {
        if (administrator ? roles.add(user) : roles.remove(user)) {
            feed.member(DeltaSource.ROLES, ROLE, "user", user, !administrator);
        }
    }

    private String typeOf(String member) {
        return users.containsKey(member) ? "user" : "group";
    }

    /** The next part of a batch with that in its path is answered so. */
    void failPart(String path, int status, Map<String, String> headers) {
        partFaults.add(new PartFault(path, status, headers));
    }

    /** Empty where the path is none of ours. */
    Optional<Answer> answer(String method, URI uri, JsonNode body, String consistency) {
        String path = uri.getPath();
        if (path.endsWith("/$batch")) {
            return Optional.of(batch(path.substring(0, path.lastIndexOf('/')), body));
        }
        Optional<Answer> ofFeed = feed.answer(method, path, query(uri));
        if (ofFeed.isPresent()) {
            return ofFeed;
        }
        if (path.equals("/v1.0/users") && !query(uri).containsKey("$filter")) {
            return Optional.of(feed.list(
                    path,
                    query(uri),
                    users.keySet().stream().map(id -> feed.thing("user", id)).toList()));
        }
        Matcher within = WITHIN.matcher(path);
        if (method.equals("GET") && within.matches()) {
            return Optional.of(within(path, within.group(1), within.group(2), query(uri)));
        }
        if (path.equals("/v1.0/users")) {
            return Optional.of(
                    "eventual".equals(consistency) ? search(query(uri)) : new Answer(400, json.createObjectNode()));
        }
        Optional<Answer> ofBelongings = belongings.answer(method, path, query(uri), body, consistency);
        if (ofBelongings.isPresent()) {
            return ofBelongings;
        }
        Matcher user = USER.matcher(path);
        if (user.matches()) {
            return Optional.of(user(
                    method,
                    user.group(1),
                    user.group(2),
                    Optional.ofNullable(user.group(3)).orElse(""),
                    query(uri),
                    body));
        }
        if (path.matches("/v1.0/groups/[^/]+/members(/.+)?")) {
            return Optional.of(members(method, path, query(uri), body));
        }
        return Optional.empty();
    }

    private Answer within(String path, String group, String which, Map<String, String> query) {
        if (!groups.containsKey(group)) {
            return new Answer(404, json.createObjectNode());
        }
        Stream<String> ids = which.equals("transitiveMemberOf")
                ? groups.keySet().stream().filter(each -> contains(each, group))
                : Stream.concat(users.keySet().stream(), groups.keySet().stream())
                        .filter(each -> contains(group, each));
        return feed.list(path, query, ids.map(id -> feed.thing(typeOf(id), id)).toList());
    }

    private Answer batch(String version, JsonNode body) {
        JsonNode requests = body.path("requests");
        if (requests.isEmpty() || requests.size() > PARTS) {
            return new Answer(400, json.createObjectNode());
        }
        ObjectNode answer = json.createObjectNode();
        for (JsonNode request : requests) {
            URI uri = URI.create(host.get() + version + request.path("url").asText());
            ObjectNode part = answer.withArray("responses")
                    .addObject()
                    .put("id", request.path("id").asText());
            PartFault fault = partFaults.peek();
            if (fault != null && uri.getPath().contains(fault.path())) {
                partFaults.remove();
                part.put("status", fault.status()).set("headers", json.valueToTree(fault.headers()));
                part.putObject("body").putObject("error").put("code", "Fault");
            } else {
                Answer of = answer(request.path("method").asText(), uri, null, null)
                        .orElse(new Answer(404, json.createObjectNode()));
                part.put("status", of.status()).set("body", of.body());
            }
        }
        return new Answer(200, answer);
    }

    private Answer search(Map<String, String> query) {
        Matcher filter = FILTER.matcher(query.getOrDefault("$filter", ""));
        if (!filter.matches()
                || !"userPrincipalName".equals(query.get("$orderby"))
                || !"true".equals(query.get("$count"))
                || !USER_PROPERTIES.equals(query.get("$select"))) {
            return new Answer(400, json.createObjectNode());
        }
        List<ObjectNode> found = users.values().stream()
                .filter(user -> "Member".equals(user.path("userType").asText()))
                .filter(user -> filter.group(1) == null
                        || Arrays.asList(filter.group(1).split(","))
                                .contains("'" + user.path("companyName").asText() + "'"))
                .filter(user -> filter.group(2) == null
                        || begins(user, unquoted(filter.group(2)).toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparing(
                        user -> user.path("userPrincipalName").asText().toLowerCase(Locale.ROOT)))
                .toList();
        int from = Integer.parseInt(query.getOrDefault("$skiptoken", "0"));
        int to = Math.min(found.size(), from + Math.min(PAGE, Integer.parseInt(query.get("$top"))));
        ObjectNode page = json.createObjectNode().put("@odata.count", found.size());
        page.putArray("value").addAll(found.subList(from, to));
        if (to < found.size()) {
            page.put(
                    "@odata.nextLink",
                    query.entrySet().stream()
                                    .filter(each -> !each.getKey().equals("$skiptoken"))
                                    .map(each -> each.getKey() + "="
                                            + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                                    .collect(Collectors.joining("&", host.get() + "/v1.0/users?", ""))
                            + "&$skiptoken=" + to);
        }
        return new Answer(200, page);
    }

    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1).replace("''", "'");
    }

    private static boolean begins(ObjectNode user, String text) {
        return Stream.of("userPrincipalName", "displayName", "givenName", "surname")
                .anyMatch(property ->
                        user.path(property).asText().toLowerCase(Locale.ROOT).startsWith(text));
    }

    private Answer user(
            String method, String version, String key, String rest, Map<String, String> query, JsonNode body) {
        ObjectNode user = users.values().stream()
                .filter(each -> each.path("id").asText().equals(key)
                        || each.path("userPrincipalName").asText().equalsIgnoreCase(key))
                .findFirst()
                .orElse(null);
        if (user == null) {
            return new Answer(404, json.createObjectNode());
        }
        String id = user.path("id").asText();
        Given account = given.get(id);
        return switch (method + " " + version + " " + rest) {
            case "DELETE v1.0 " -> {
                delete(id);
                yield new Answer(204, null);
            }
            case "GET v1.0 " ->
                USER_PROPERTIES.equals(query.get("$select"))
                        ? new Answer(200, user.deepCopy())
                        : new Answer(400, json.createObjectNode());
            case "GET v1.0 /transitiveMemberOf" ->
                GROUP_PROPERTIES.equals(query.get("$select"))
                        ? new Answer(200, memberships(id, Integer.parseInt(query.getOrDefault("$skiptoken", "0"))))
                        : new Answer(400, json.createObjectNode());
            case "GET v1.0 /mailboxSettings/userPurpose" ->
                account.kind() == AccountKind.SHARED_USER_ACCOUNT
                        ? new Answer(404, json.createObjectNode().put("code", "MailboxNotEnabledForRESTAPI"))
                        : new Answer(
                                200,
                                json.createObjectNode()
                                        .put(
                                                "value",
                                                account.kind() == AccountKind.SHARED_MAILBOX ? "shared" : "user"));
            case "GET v1.0 /licenseDetails" -> new Answer(200, licences(account));
            case "GET beta /authentication/requirements" ->
                new Answer(
                        200,
                        json.createObjectNode()
                                .put("perUserMfaState", perUserMfa.contains(id) ? "enforced" : "disabled"));
            case "PATCH beta /authentication/requirements" -> {
                if (!"{\"perUserMfaState\":\"disabled\"}".equals(String.valueOf(body))) {
                    yield new Answer(400, json.createObjectNode());
                }
                if (perUserMfa.remove(id)) {
                    feed.logged("Core Directory", "Disable Strong Authentication", id);
                }
                yield new Answer(204, null);
            }
            case "POST v1.0 /checkMemberGroups" -> new Answer(200, checked(id, body));
            case "POST v1.0 /revokeSignInSessions" -> {
                user.put("signInSessionsValidFromDateTime", Instant.now().toString());
                yield new Answer(200, json.createObjectNode().put("value", true));
            }
            default -> new Answer(404, json.createObjectNode());
        };
    }

    private ObjectNode memberships(String id, int from) {
        List<ObjectNode> all = Stream.concat(
                        roles.contains(id)
                                ? Stream.of(json.createObjectNode()
                                        .put("@odata.type", "#microsoft.graph.directoryRole")
                                        .put("id", UUID.randomUUID().toString())
                                        .putNull("displayName"))
                                : Stream.of(),
                        groups.values().stream()
                                .filter(group -> contains(group.path("id").asText(), id))
                                .map(group -> group.deepCopy().put("@odata.type", "#microsoft.graph.group")))
                .toList();
        ObjectNode page = json.createObjectNode();
        int to = Math.min(all.size(), from + PAGE);
        page.putArray("value").addAll(all.subList(from, to));
        if (to < all.size()) {
            page.put(
                    "@odata.nextLink",
                    "%s/v1.0/users/%s/transitiveMemberOf?$select=%s&$skiptoken=%d"
                            .formatted(host.get(), id, GROUP_PROPERTIES, to));
        }
        return page;
    }

    /** Itself or through a group in it. */
    private boolean contains(String group, String id) {
        return groups.containsKey(group)
                && members.getOrDefault(group, Set.of()).stream()
                        .anyMatch(member -> member.equals(id) || contains(member, id));
    }

    private ObjectNode checked(String id, JsonNode body) {
        ObjectNode answer = json.createObjectNode();
        var value = answer.putArray("value");
        body.path("groupIds").forEach(group -> {
            if (contains(group.asText(), id)) {
                value.add(group);
            }
        });
        return answer;
    }

    private ObjectNode licences(Given account) {
        ObjectNode licences = json.createObjectNode();
        var value = licences.putArray("value");
        account.licences().forEach(licence -> value.addObject().put("skuPartNumber", licence));
        return licences;
    }

    private Answer members(String method, String path, Map<String, String> query, JsonNode body) {
        String group = path.split("/")[3];
        if (!groups.containsKey(group)) {
            return new Answer(404, json.createObjectNode());
        }
        Set<String> there = members.computeIfAbsent(group, each -> new LinkedHashSet<>());
        if (method.equals("POST") && path.endsWith("/members/$ref")) {
            return add(group, there, body.path("@odata.id").asText());
        }
        if (method.equals("GET") && path.endsWith("/members") && "id".equals(query.get("$select"))) {
            return new Answer(200, page(group, there, Integer.parseInt(query.getOrDefault("$skiptoken", "0"))));
        }
        Matcher member = MEMBER.matcher(path);
        if (!method.equals("DELETE") || !member.matches()) {
            return new Answer(404, json.createObjectNode());
        }
        if (member.group(3) == null) {
            // As Graph does: without $ref it is the account itself that goes.
            delete(member.group(2));
            return new Answer(204, null);
        }
        boolean was = there.contains(member.group(2));
        remove(group, member.group(2));
        return new Answer(was ? 204 : 404, null);
    }

    private Answer add(String group, Set<String> there, String reference) {
        String prefix = host.get() + "/v1.0/directoryObjects/";
        String id = reference.substring(reference.lastIndexOf('/') + 1);
        if (!reference.startsWith(prefix)) {
            return new Answer(400, json.createObjectNode());
        }
        if (!users.containsKey(id)) {
            return new Answer(404, json.createObjectNode());
        }
        if (there.contains(id)) {
            return new Answer(400, json.createObjectNode().put("message", "One or more references already exist"));
        }
        add(group, id);
        return new Answer(204, null);
    }

    private ObjectNode page(String group, Set<String> there, int from) {
        List<String> ids = List.copyOf(there);
        int to = Math.min(ids.size(), from + PAGE);
        ObjectNode page = json.createObjectNode();
        var value = page.putArray("value");
        ids.subList(from, to)
                .forEach(id -> value.addObject()
                        .put("@odata.type", "#microsoft.graph." + (users.containsKey(id) ? "user" : "group"))
                        .put("id", id));
        if (to < ids.size()) {
            page.put(
                    "@odata.nextLink",
                    "%s/v1.0/groups/%s/members?$select=id&$top=999&$skiptoken=%d".formatted(host.get(), group, to));
        }
        return page;
    }

    private static Map<String, String> query(URI uri) {
        return uri.getRawQuery() == null
                ? Map.of()
                : Arrays.stream(uri.getRawQuery().split("&"))
                        .map(field -> field.split("=", 2))
                        .collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
