package org.gatehouse.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.directory.graph.FakeUsers.Answer;

/** What a {@link FakeGraph} tells of what was done in its tenant: lists of changes, and the log. */
final class FakeFeed {

    private static final int PAGE = 2;
    private static final Map<DeltaSource, String> SELECTED = Map.of(
            DeltaSource.USERS, "id,userPrincipalName,displayName,accountEnabled,companyName",
            DeltaSource.GROUPS, "id,members",
            DeltaSource.ROLES, "id,members");
    private static final Pattern DELTA = Pattern.compile("/v1.0/(users|groups|directoryRoles)/delta");
    private static final String LOG = "/v1.0/auditLogs/directoryAudits";
    private static final Pattern LOG_FILTER = Pattern.compile(
            "activityDateTime ge (\\S+) and activityDateTime le (\\S+) and (loggedByService|activityDisplayName) eq '(.+)'");

    private record Entry(Instant at, String service, String activity, String user) {}

    private final ObjectMapper json = new ObjectMapper();
    private final Supplier<String> host;
    private final Map<DeltaSource, List<ObjectNode>> changes = new EnumMap<>(DeltaSource.class);
    private final Map<DeltaSource, Integer> forgotten = new EnumMap<>(DeltaSource.class);
    private final List<Entry> log = new ArrayList<>();
    private Clock clock = Clock.systemUTC();

    FakeFeed(Supplier<String> host) {
        this.host = host;
        for (DeltaSource source : DeltaSource.values()) {
            changes.put(source, new ArrayList<>());
            forgotten.put(source, 0);
        }
    }

    void use(Clock clock) {
        this.clock = clock;
    }

    void changed(DeltaSource source, String id) {
        changes.get(source).add(json.createObjectNode().put("id", id));
    }

    void removed(DeltaSource source, String id) {
        changed(source, id);
        last(source).putObject("@removed").put("reason", "changed");
    }

    /** @param type {@code user} or {@code group} */
    void member(DeltaSource source, String id, String type, String member, boolean left) {
        changed(source, id);
        ObjectNode told = last(source)
                .withArray("members@delta")
                .addObject()
                .put("@odata.type", "#microsoft.graph." + type)
                .put("id", member);
        if (left) {
            told.putObject("@removed").put("reason", "deleted");
        }
    }

    void logged(String service, String activity, String user) {
        log.add(new Entry(clock.instant(), service, activity, user));
    }

    /** From now on every place that was given before is lost. */
    void forget(DeltaSource source) {
        changed(source, "00000000-0000-4000-8000-000000000000");
        forgotten.put(source, changes.get(source).size());
    }

    private ObjectNode last(DeltaSource source) {
        List<ObjectNode> all = changes.get(source);
        return all.get(all.size() - 1);
    }

    /** Empty where the path is none of ours. */
    Optional<Answer> answer(String method, String path, Map<String, String> query) {
        Matcher delta = DELTA.matcher(path);
        if (method.equals("GET") && delta.matches()) {
            return Optional.of(delta(source(delta.group(1)), path, query));
        }
        return method.equals("GET") && path.equals(LOG) ? Optional.of(log(query)) : Optional.empty();
    }

    private static DeltaSource source(String path) {
        return Stream.of(DeltaSource.values())
                .filter(source -> source.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private Answer delta(DeltaSource source, String path, Map<String, String> query) {
        int known = changes.get(source).size();
        if ("latest".equals(query.get("$deltatoken"))) {
            return SELECTED.get(source).equals(query.get("$select"))
                    ? new Answer(200, page(List.of()).put("@odata.deltaLink", link(path, "$deltatoken", known)))
                    : refusal(400);
        }
        String token = query.getOrDefault("$deltatoken", query.get("$skiptoken"));
        if (token == null || query.size() != 1) {
            return refusal(400);
        }
        int from = Integer.parseInt(token);
        if (from < forgotten.get(source)) {
            return refusal(410);
        }
        int to = Math.min(known, from + PAGE);
        ObjectNode page = page(changes.get(source).subList(from, to));
        return new Answer(
                200,
                to < known
                        ? page.put("@odata.nextLink", link(path, "$skiptoken", to))
                        : page.put("@odata.deltaLink", link(path, "$deltatoken", to)));
    }

    private Answer log(Map<String, String> query) {
        Matcher filter = LOG_FILTER.matcher(query.getOrDefault("$filter", ""));
        if (!filter.matches()) {
            return refusal(400);
        }
        Function<Entry, String> property = filter.group(3).equals("loggedByService") ? Entry::service : Entry::activity;
        List<ObjectNode> entries = log.stream()
                .filter(entry -> !entry.at().isBefore(Instant.parse(filter.group(1)))
                        && !entry.at().isAfter(Instant.parse(filter.group(2)))
                        && property.apply(entry).equals(filter.group(4)))
                .map(entry -> {
                    ObjectNode told = json.createObjectNode().put("activityDisplayName", entry.activity());
                    told.withArray("targetResources")
                            .addObject()
                            .put("type", "User")
                            .put("id", entry.user());
                    return told;
                })
                .toList();
        return new Answer(200, page(entries));
    }

    /** A part of a list, with the address of the next. */
    Answer list(String path, Map<String, String> query, List<ObjectNode> all) {
        if (!"id".equals(query.get("$select"))) {
            return refusal(400);
        }
        int from = Integer.parseInt(query.getOrDefault("$skiptoken", "0"));
        int to = Math.min(all.size(), from + PAGE);
        ObjectNode page = page(all.subList(Math.min(from, to), to));
        return new Answer(
                200,
                to < all.size()
                        ? page.put("@odata.nextLink", link(path + "?$select=id&$top=999", "$skiptoken", to))
                        : page);
    }

    ObjectNode thing(String type, String id) {
        return json.createObjectNode()
                .put("@odata.type", "#microsoft.graph." + type)
                .put("id", id);
    }

    private ObjectNode page(Collection<? extends JsonNode> things) {
        ObjectNode page = json.createObjectNode();
        page.putArray("value").addAll(things);
        return page;
    }

    private String link(String path, String token, int place) {
        return "%s%s%s%s=%d".formatted(host.get(), path, path.contains("?") ? "&" : "?", token, place);
    }

    private Answer refusal(int status) {
        return new Answer(status, json.createObjectNode());
    }
}
