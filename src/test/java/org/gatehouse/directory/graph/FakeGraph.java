package org.gatehouse.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import inet.ipaddr.IPAddressString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.gatehouse.directory.AccountDirectoryContract.Given;

/** A tenant's Microsoft Graph and its token endpoint: keeps state, checks what it is sent, and fails when told to. */
final class FakeGraph implements AutoCloseable {

    static final String TENANT = "5b1c5f4e-0000-4000-8000-000000000001";
    static final String CLIENT = "5b1c5f4e-0000-4000-8000-000000000002";
    static final String SECRET = "q8~Zk.the-secret-of-the-app_~x";
    static final String STANDARD = "5b1c5f4e-0000-4000-8000-000000000003";
    static final String NAMED_LOCATIONS = "5b1c5f4e-0000-4000-8000-000000000004";

    private static final int PAGE = 2;
    private static final Pattern FILTER =
            Pattern.compile("displayName eq '((?:[^']|'')*)' and securityEnabled eq true", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String GROUP_PROPERTIES = "id,displayName,mailEnabled,securityEnabled";
    private static final String LOCATIONS = "/v1.0/identity/conditionalAccess/namedLocations";
    private static final int LOCATIONS_LIMIT = 195;
    private static final int RANGES_LIMIT = 2_000;
    private static final int LOCATIONS_PAGE = 50;
    private static final int WIDEST_PREFIX = 9;
    private static final Set<String> GROUP_QUERY = Set.of("$filter", "$select", "$skiptoken");

    record Call(String method, String path, JsonNode body, long nanos) {}

    /** What is answered instead. */
    interface Fault {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** What happens after a call to Graph itself took effect and before it is answered. */
    interface Afterwards {
        void happen() throws IOException;
    }

    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Map<String, ObjectNode> groups = new LinkedHashMap<>();
    private final Map<String, ObjectNode> policies = new HashMap<>();
    private final Map<String, ObjectNode> locations = new LinkedHashMap<>();
    private final Map<String, Former> formerLocations = new HashMap<>();
    private int readsBeforeAChangeShows;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Deque<Fault> faults = new ConcurrentLinkedDeque<>();
    private final Deque<Fault> tokenFaults = new ConcurrentLinkedDeque<>();
    private final Map<String, Afterwards> afterwards = new ConcurrentHashMap<>();
    private volatile String nextPageHost;
    private final FakeUsers users = new FakeUsers(groups, this::url);

    FakeGraph() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        nextPageHost = url();
        policies.put(STANDARD, newPolicy(STANDARD, "MFA Standard"));
        policies.put(NAMED_LOCATIONS, newPolicy(NAMED_LOCATIONS, "MFA Named Locations"));
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    synchronized String create(String name, boolean mailEnabled, boolean securityEnabled) {
        String id = UUID.randomUUID().toString();
        groups.put(
                id,
                json.createObjectNode()
                        .put("id", id)
                        .put("displayName", name)
                        .put("mailEnabled", mailEnabled)
                        .put("securityEnabled", securityEnabled));
        return id;
    }

    synchronized String createUser(Given account) {
        return users.create(account);
    }

    synchronized void deleteUser(String id) {
        users.delete(id);
    }

    /** What belongs to the tenant's users, for a test that has no call under way. */
    FakeBelongings belongings() {
        return users.belongings();
    }

    synchronized void putUser(String id, String property, String value) {
        users.put(id, property, value);
    }

    /** Makes an account or a group a member of a group. */
    synchronized void addMember(String group, String member) {
        users.add(group, member);
    }

    synchronized void removeMember(String group, String member) {
        users.remove(group, member);
    }

    synchronized void setAdministrator(String user, boolean administrator) {
        users.setAdministrator(user, administrator);
    }

    synchronized void deleteGroup(String id) {
        groups.remove(id);
        users.deleteGroup(id);
    }

    /** What the tenant tells of its changes, for a test that has no call under way. */
    FakeFeed feed() {
        return users.feed();
    }

    /** Leaves a group out of a policy. */
    synchronized void exclude(String policy, String group) {
        ((ArrayNode) policies.get(policy).at("/conditions/users/excludeGroups")).add(group);
    }

    synchronized void failPart(String path, int status, Map<String, String> headers) {
        users.failPart(path, status, headers);
    }

    synchronized void rename(String name, String to) {
        groups.values().stream()
                .filter(group -> group.path("displayName").asText().equals(name))
                .forEach(group -> group.put("displayName", to));
    }

    synchronized void delete(String name) {
        groups.values().removeIf(group -> group.path("displayName").asText().equals(name));
    }

    synchronized ObjectNode policy(String id) {
        return policies.get(id).deepCopy();
    }

    synchronized List<String> linked(String policy) {
        return StreamSupport.stream(includeGroups(policies.get(policy)).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Writes the groups of a policy as another administrator of the tenant does. */
    synchronized void overwrite(String policy, List<String> ids) {
        ArrayNode groupIds = json.createArrayNode();
        ids.forEach(groupIds::add);
        ((ObjectNode) policies.get(policy).at("/conditions/users")).set("includeGroups", groupIds);
    }

    synchronized void deletePolicy(String id) {
        policies.remove(id);
    }

    /** Makes a named location as another administrator of the tenant does; answers its id. */
    synchronized String createLocation(String name, String... cidrs) {
        String id = UUID.randomUUID().toString();
        locations.put(
                id,
                json.createObjectNode()
                        .put("@odata.type", "#microsoft.graph.ipNamedLocation")
                        .put("id", id)
                        .put("displayName", name)
                        .put("isTrusted", false)
                        .set("ipRanges", ranges(List.of(cidrs))));
        return id;
    }

    /** Adds ranges by hand. */
    synchronized void addRanges(String name, String... cidrs) {
        ((ArrayNode) location(name).get("ipRanges")).addAll(ranges(List.of(cidrs)));
    }

    /** Writes the ranges of a location as another administrator of the tenant does. */
    synchronized void overwriteRanges(String name, List<String> cidrs) {
        location(name).set("ipRanges", ranges(cidrs));
    }

    synchronized void deleteLocation(String name) {
        locations.values().remove(location(name));
    }

    synchronized List<String> locationNames() {
        return locations.values().stream()
                .map(each -> each.path("displayName").asText())
                .toList();
    }

    synchronized List<String> ranges(String name) {
        return StreamSupport.stream(location(name).path("ipRanges").spliterator(), false)
                .map(range -> range.path("cidrAddress").asText())
                .toList();
    }

    synchronized ObjectNode location(String name) {
        return locations.values().stream()
                .filter(each -> each.path("displayName").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** From now on so many reads after a change of a named location still see it as it was. */
    synchronized void showLate(int reads) {
        readsBeforeAChangeShows = reads;
    }

    /** The calls to Graph itself, oldest first. */
    List<Call> calls() {
        return calls.stream().filter(call -> !call.path().endsWith("/token")).toList();
    }

    List<Call> calls(String method) {
        return calls().stream().filter(call -> call.method().equals(method)).toList();
    }

    Set<String> tokens() {
        return tokens;
    }

    void forgetTokens() {
        tokens.clear();
    }

    long tokenCalls() {
        return calls.stream().filter(call -> call.path().endsWith("/token")).count();
    }

    /** Answers the next calls to Graph in this way and does nothing. */
    void fail(int times, Fault fault) {
        IntStream.range(0, times).forEach(each -> faults.add(fault));
    }

    void failTokens(int times, Fault fault) {
        IntStream.range(0, times).forEach(each -> tokenFaults.add(fault));
    }

    /** Happens once. */
    void afterNext(String method, Afterwards what) {
        afterwards.put(method, what);
    }

    /** Does what the next call of that method says and hangs up without an answer. */
    void loseAnswerToNext(String method) {
        afterNext(method, () -> {
            throw new IOException("The answer is lost");
        });
    }

    void pointNextPagesTo(String host) {
        nextPageHost = host;
    }

    static Fault status(int status, String... headers) {
        return exchange -> {
            for (int each = 0; each < headers.length; each += 2) {
                exchange.getResponseHeaders().set(headers[each], headers[each + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    static Fault json(String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Hangs up without an answer. */
    static Fault hangUp() {
        return exchange -> {};
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            boolean token = path.endsWith("/token");
            JsonNode body = token || sent.length == 0 ? null : json.readTree(sent);
            calls.add(new Call(exchange.getRequestMethod(), path, body, System.nanoTime()));
            Fault fault = (token ? tokenFaults : faults).poll();
            if (fault != null) {
                fault.answer(exchange);
                return;
            }
            Answer answer =
                    token ? token(exchange, new String(sent, StandardCharsets.UTF_8)) : answer(exchange, path, body);
            Afterwards then = token ? null : afterwards.remove(exchange.getRequestMethod());
            if (then != null) {
                then.happen();
            }
            send(exchange, answer);
        }
    }

    private record Answer(int status, JsonNode body) {}

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body() == null ? new byte[0] : json.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer token(HttpExchange exchange, String form) {
        String credentials = URLDecoder.decode(
                new String(
                        Base64.getDecoder()
                                .decode(exchange.getRequestHeaders()
                                        .getFirst("Authorization")
                                        .substring("Basic ".length())),
                        StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        Map<String, String> fields = fields(form);
        boolean right = exchange.getRequestURI().getPath().equals("/" + TENANT + "/oauth2/v2.0/token")
                && credentials.equals(CLIENT + ":" + SECRET)
                && "client_credentials".equals(fields.get("grant_type"))
                && (url() + "/.default").equals(fields.get("scope"));
        if (!right) {
            return new Answer(401, json.createObjectNode().put("error", "invalid_client"));
        }
        String token = "eyJ.access-token." + UUID.randomUUID();
        tokens.add(token);
        return new Answer(
                200,
                json.createObjectNode()
                        .put("token_type", "Bearer")
                        .put("expires_in", 3599)
                        .put("access_token", token));
    }

    private synchronized Answer answer(HttpExchange exchange, String path, JsonNode body) {
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        if (bearer == null || !tokens.contains(bearer.substring("Bearer ".length()))) {
            return error(401, "InvalidAuthenticationToken");
        }
        Optional<FakeUsers.Answer> ofUsers = users.answer(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                body,
                exchange.getRequestHeaders().getFirst("ConsistencyLevel"));
        if (ofUsers.isPresent()) {
            return new Answer(ofUsers.get().status(), ofUsers.get().body());
        }
        Map<String, String> query = fields(exchange.getRequestURI().getRawQuery());
        if (path.equals("/v1.0/groups")) {
            return find(query);
        }
        if (path.equals(LOCATIONS)) {
            return exchange.getRequestMethod().equals("POST") ? createLocation(body) : listLocations(query);
        }
        String id = path.substring(path.lastIndexOf('/') + 1);
        if (!ID.matcher(id).matches()) {
            return error(400, "Request_BadRequest");
        }
        if (path.equals("/v1.0/groups/" + id)) {
            return GROUP_PROPERTIES.equals(query.get("$select")) ? found(groups.get(id)) : error(400, "BadRequest");
        }
        if (path.equals("/v1.0/identity/conditionalAccess/policies/" + id)) {
            return exchange.getRequestMethod().equals("PATCH") ? patch(policies.get(id), body) : select(id, query);
        }
        if (path.equals(LOCATIONS + "/" + id) && query.isEmpty()) {
            return exchange.getRequestMethod().equals("PATCH")
                    ? changeLocation(id, body)
                    : visible(id).map(this::found).orElseGet(() -> error(404, "ResourceNotFound"));
        }
        return error(404, "ResourceNotFound");
    }

    private Answer find(Map<String, String> query) {
        Matcher filter = FILTER.matcher(query.getOrDefault("$filter", ""));
        if (!filter.matches()
                || !GROUP_PROPERTIES.equals(query.get("$select"))
                || !GROUP_QUERY.containsAll(query.keySet())) {
            return error(400, "Request_UnsupportedQuery");
        }
        String name = filter.group(1).replace("''", "'");
        List<ObjectNode> all = groups.values().stream()
                .filter(group -> group.path("securityEnabled").asBoolean()
                        && group.path("displayName").asText().equalsIgnoreCase(name))
                .toList();
        int from = Integer.parseInt(query.getOrDefault("$skiptoken", "0"));
        int to = Math.min(all.size(), from + PAGE);
        ObjectNode page = json.createObjectNode();
        page.putArray("value").addAll(all.subList(from, to));
        if (to < all.size()) {
            page.put(
                    "@odata.nextLink",
                    "%s/v1.0/groups?$filter=%s&$select=%s&$skiptoken=%d"
                            .formatted(nextPageHost, encoded(query.get("$filter")), GROUP_PROPERTIES, to));
        }
        return new Answer(200, page);
    }

    private Answer select(String id, Map<String, String> query) {
        if (policies.get(id) == null) {
            return error(404, "ResourceNotFound");
        }
        return new Answer(
                200,
                Map.of("$select", "conditions").equals(query)
                        ? json.createObjectNode()
                                .set(
                                        "conditions",
                                        policies.get(id).get("conditions").deepCopy())
                        : policies.get(id).deepCopy());
    }

    private Answer patch(ObjectNode policy, JsonNode change) {
        if (policy == null) {
            return error(404, "ResourceNotFound");
        }
        JsonNode wanted = change.at("/conditions/users/includeGroups");
        boolean known =
                StreamSupport.stream(wanted.spliterator(), false).allMatch(id -> groups.containsKey(id.asText()));
        if (!known || wanted.isEmpty()) {
            return error(400, "BadRequest");
        }
        merge(policy, change);
        return new Answer(204, null);
    }

    /** What reads see for a while after a change; null where there was nothing. */
    private record Former(ObjectNode location, int reads) {}

    private Optional<ObjectNode> visible(String id) {
        Former former = formerLocations.get(id);
        if (former == null || former.reads() == 0) {
            return Optional.ofNullable(locations.get(id));
        }
        formerLocations.put(id, new Former(former.location(), former.reads() - 1));
        return Optional.ofNullable(former.location());
    }

    private void keepFormer(String id) {
        ObjectNode former = locations.get(id);
        formerLocations.put(id, new Former(former == null ? null : former.deepCopy(), readsBeforeAChangeShows));
    }

    private Answer listLocations(Map<String, String> query) {
        if (!"id,displayName".equals(query.get("$select"))) {
            return error(400, "BadRequest");
        }
        List<ObjectNode> all = List.copyOf(locations.keySet()).stream()
                .map(this::visible)
                .flatMap(Optional::stream)
                .<ObjectNode>map(each -> each.deepCopy().retain("@odata.type", "id", "displayName"))
                .toList();
        int from = Integer.parseInt(query.getOrDefault("$skiptoken", "0"));
        int to = Math.min(all.size(), from + LOCATIONS_PAGE);
        ObjectNode page = json.createObjectNode();
        page.putArray("value").addAll(all.subList(from, to));
        if (to < all.size()) {
            page.put(
                    "@odata.nextLink",
                    "%s%s?$select=id,displayName&$skiptoken=%d".formatted(nextPageHost, LOCATIONS, to));
        }
        return new Answer(200, page);
    }

    private Answer createLocation(JsonNode wanted) {
        if (locations.size() >= LOCATIONS_LIMIT
                || !isIpNamedLocation(wanted)
                || wanted.path("displayName").asText().isBlank()
                || !wanted.path("isTrusted").isBoolean()
                || wanted.path("ipRanges").isEmpty()) {
            return error(400, "BadRequest");
        }
        String id = UUID.randomUUID().toString();
        keepFormer(id);
        ObjectNode location = ((ObjectNode) wanted.deepCopy()).put("id", id);
        locations.put(id, location);
        return new Answer(201, location.deepCopy());
    }

    private Answer changeLocation(String id, JsonNode change) {
        if (!locations.containsKey(id)) {
            return error(404, "ResourceNotFound");
        }
        if (!isIpNamedLocation(change)) {
            return error(400, "BadRequest");
        }
        keepFormer(id);
        merge(locations.get(id), change);
        return new Answer(204, null);
    }

    private static boolean isIpNamedLocation(JsonNode sent) {
        JsonNode ranges = sent.path("ipRanges");
        return sent.path("@odata.type").asText().equals("#microsoft.graph.ipNamedLocation")
                && ranges.isArray()
                && ranges.size() <= RANGES_LIMIT
                && StreamSupport.stream(ranges.spliterator(), false).allMatch(FakeGraph::isRange);
    }

    private static boolean isRange(JsonNode range) {
        var cidr = new IPAddressString(range.path("cidrAddress").asText()).getAddress();
        return cidr != null
                && cidr.isPrefixed()
                && cidr.getNetworkPrefixLength() >= WIDEST_PREFIX
                && range.path("@odata.type").asText().equals(rangeType(cidr.isIPv6()));
    }

    private static String rangeType(boolean ipv6) {
        return ipv6 ? "#microsoft.graph.iPv6CidrRange" : "#microsoft.graph.iPv4CidrRange";
    }

    private ArrayNode ranges(List<String> cidrs) {
        ArrayNode ranges = json.createArrayNode();
        cidrs.forEach(cidr -> ranges.addObject()
                .put("@odata.type", rangeType(cidr.contains(":")))
                .put("cidrAddress", cidr));
        return ranges;
    }

    /** As Graph does: what is sent replaces, arrays as a whole; what is not sent stays. */
    private static void merge(ObjectNode into, JsonNode change) {
        change.properties().forEach(each -> {
            if (each.getValue().isObject() && into.path(each.getKey()).isObject()) {
                merge((ObjectNode) into.get(each.getKey()), each.getValue());
            } else {
                into.set(each.getKey(), each.getValue());
            }
        });
    }

    private Answer found(ObjectNode something) {
        return something == null ? error(404, "Request_ResourceNotFound") : new Answer(200, something.deepCopy());
    }

    private Answer error(int status, String code) {
        ObjectNode body = json.createObjectNode();
        body.putObject("error").put("code", code).put("message", "Refused by the fake");
        return new Answer(status, body);
    }

    private ObjectNode newPolicy(String id, String name) {
        ObjectNode policy =
                json.createObjectNode().put("id", id).put("displayName", name).put("state", "enabled");
        ObjectNode conditions = policy.putObject("conditions");
        conditions.putObject("applications").putArray("includeApplications").add("All");
        ObjectNode users = conditions.putObject("users");
        users.putArray("excludeGroups").add(create("NHSmail.sg.MFA-Exceptions", false, true));
        users.putArray("includeUsers");
        users.putArray("includeGroups")
                .add(create("NHSmail.sg.MFA-CA-Std-Central", false, true))
                .add(create("ZB2.sg.MFA-CA-Std-Users", false, true));
        policy.putObject("grantControls")
                .put("operator", "OR")
                .putArray("builtInControls")
                .add("mfa");
        return policy;
    }

    private static JsonNode includeGroups(ObjectNode policy) {
        return policy.at("/conditions/users/includeGroups");
    }

    private static Map<String, String> fields(String form) {
        return form == null
                ? Map.of()
                : Arrays.stream(form.split("&"))
                        .map(field -> field.split("=", 2))
                        .collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
