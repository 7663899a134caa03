package org.gatehouse.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.Device;
import org.gatehouse.directory.MailboxRule;
import org.gatehouse.directory.graph.FakeUsers.Answer;

/** What the users of a {@link FakeGraph} have: sign-in, methods, devices, mailbox; and who of them was deleted. */
final class FakeBelongings {

    private static final Map<String, String> METHOD_PATHS = Map.of(
            "phoneMethods", "phoneAuthenticationMethod",
            "microsoftAuthenticatorMethods", "microsoftAuthenticatorAuthenticationMethod",
            "fido2Methods", "fido2AuthenticationMethod");
    private static final Map<String, String> PHONE_IDS = Map.of(
            "mobile", "3179e48a-750b-4051-897c-87b9720928f7",
            "alternateMobile", "b6332ec1-7057-4abe-9331-3d72feddfe41",
            "office", "e37fc753-ff3b-4958-9484-eaa9425c82bc");
    private static final String DELETED = "/v1.0/directory/deletedItems/microsoft.graph.user";
    private static final Pattern ENDS_WITH = Pattern.compile("endsWith\\(userPrincipalName,'((?:[^']|'')*)'\\)");
    private static final Pattern USER = Pattern.compile("/(v1\\.0|beta)/users/([^/]+)(/.+)?");
    private static final int PAGE = 2;
    private static final String METHODS_LOG = "Authentication Methods";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ObjectNode> users;
    private final Supplier<String> host;
    private final FakeFeed feed;
    private final Map<String, List<ObjectNode>> methods = new HashMap<>();
    private final Map<String, String> preferences = new HashMap<>();
    private final Map<String, List<ObjectNode>> devices = new HashMap<>();
    private final Map<String, List<ObjectNode>> rules = new HashMap<>();
    private final Map<String, JsonNode> replies = new HashMap<>();
    private final Map<String, JsonNode> passwords = new HashMap<>();
    private final List<ObjectNode> deleted = new ArrayList<>();

    FakeBelongings(Map<String, ObjectNode> users, Supplier<String> host, FakeFeed feed) {
        this.users = users;
        this.host = host;
        this.feed = feed;
    }

    void register(String user, List<AuthenticationMethod> given) {
        var all = methods.computeIfAbsent(user, each -> new ArrayList<>());
        all.add(method("passwordAuthenticationMethod", UUID.randomUUID().toString()));
        for (AuthenticationMethod method : given) {
            switch (method.type()) {
                case AUTHENTICATOR_APP ->
                    all.add(method("microsoftAuthenticatorAuthenticationMethod", newId())
                            .put("displayName", method.detail()));
                case FIDO2 ->
                    all.add(method("fido2AuthenticationMethod", newId()).put("displayName", method.detail()));
                case SMS -> registerPhone(user, "mobile", method.detail());
                case CALL -> registerPhone(user, "office", method.detail());
                case SMARTCARD -> {}
            }
        }
        all.add(method("softwareOathAuthenticationMethod", newId()));
    }

    void registerPhone(String user, String phoneType, String number) {
        methods.get(user)
                .add(method("phoneAuthenticationMethod", PHONE_IDS.get(phoneType))
                        .put("phoneType", phoneType)
                        .put("phoneNumber", number));
    }

    /** What Entra calls the method that its owner prefers, as {@code sms}. */
    void prefer(String user, String preference) {
        preferences.put(user, preference);
    }

    String preferenceOf(String user) {
        return preferences.get(user);
    }

    void forgetSoftwareTokens(String user) {
        methods.get(user).removeIf(method -> type(method).equals("softwareOathAuthenticationMethod"));
    }

    void give(String user, Device device) {
        devices.computeIfAbsent(user, each -> new ArrayList<>())
                .add(json.createObjectNode()
                        .put("@odata.type", "#microsoft.graph.device")
                        .put("id", newId())
                        .put("displayName", device.name())
                        .put("accountEnabled", device.enabled()));
    }

    /** As Graph does for an app that may not read devices. */
    void hideDevices(String user) {
        devices.get(user).forEach(device -> device.putNull("displayName").putNull("accountEnabled"));
    }

    ObjectNode give(String user, MailboxRule rule) {
        ObjectNode made = json.createObjectNode()
                .put("id", newId())
                .put("displayName", rule.name())
                .put("isEnabled", rule.enabled())
                .put("isReadOnly", false);
        if (rule.forwardsTo() != null) {
            made.putObject("actions")
                    .putArray("forwardTo")
                    .addObject()
                    .putObject("emailAddress")
                    .put("address", rule.forwardsTo());
        }
        rules.computeIfAbsent(user, each -> new ArrayList<>()).add(made);
        return made;
    }

    JsonNode repliesOf(String user) {
        return replies.get(user);
    }

    JsonNode passwordOf(String user) {
        return passwords.get(user);
    }

    /** As Entra does: the id goes before the sign-in name. */
    void bury(ObjectNode user) {
        String id = user.path("id").asText();
        deleted.add(user.put(
                        "userPrincipalName",
                        id.replace("-", "") + user.path("userPrincipalName").asText())
                .put("deletedDateTime", Instant.now().toString()));
    }

    /** Empty where the path is none of ours. */
    Optional<Answer> answer(String method, String path, Map<String, String> query, JsonNode body, String consistency) {
        if (path.equals(DELETED)) {
            return Optional.of(deleted(query, consistency));
        }
        if (method.equals("PATCH") && path.startsWith("/v1.0/devices/")) {
            return Optional.of(patch(
                    devices.values().stream().flatMap(List::stream).toList(),
                    last(path),
                    body,
                    Set.of("accountEnabled")));
        }
        Matcher user = USER.matcher(path);
        if (!user.matches() || !users.containsKey(user.group(2))) {
            return Optional.empty();
        }
        String rest = Optional.ofNullable(user.group(3)).orElse("");
        return user.group(1).equals("beta")
                ? beta(method, user.group(2), rest, body)
                : ofUser(method, user.group(2), rest, query, body);
    }

    private Optional<Answer> beta(String method, String user, String rest, JsonNode body) {
        if (!method.equals("PATCH") || !rest.equals("/authentication/signInPreferences")) {
            return Optional.empty();
        }
        preferences.put(
                user, body.path("userPreferredMethodForSecondaryAuthentication").asText());
        return Optional.of(new Answer(200, json.createObjectNode()));
    }

    private Optional<Answer> ofUser(String method, String user, String rest, Map<String, String> query, JsonNode body) {
        String path = rest.startsWith("/authentication/") && !rest.endsWith("/methods")
                ? "/authentication/*"
                : rest.startsWith("/mailFolders/inbox/messageRules/") ? "/mailFolders/inbox/messageRules/*" : rest;
        return Optional.ofNullable(
                switch (method + " " + path) {
                    case "PATCH " -> patchUser(user, body);
                    case "GET " -> select(user, query.get("$select"));
                    case "GET /authentication/methods" -> page(path, user, methods.get(user), query);
                    case "POST /authentication/*" ->
                        rest.endsWith("/phoneMethods")
                                ? addPhone(user, body)
                                : new Answer(404, json.createObjectNode());
                    case "GET /authentication/*" ->
                        rest.endsWith("/phoneMethods") ? page(rest, user, phones(user), query) : null;
                    case "DELETE /authentication/*" -> deleteMethod(user, rest.split("/")[2], last(rest));
                    case "GET /registeredDevices" ->
                        "id,displayName,accountEnabled".equals(query.get("$select"))
                                ? page(path, user, devices.getOrDefault(user, List.of()), query)
                                : new Answer(400, json.createObjectNode());
                    case "GET /mailFolders/inbox/messageRules" ->
                        page(path, user, rules.getOrDefault(user, List.of()), query);
                    case "PATCH /mailFolders/inbox/messageRules/*" -> patchRule(user, last(rest), body);
                    case "PATCH /mailboxSettings" -> {
                        replies.put(user, body.path("automaticRepliesSetting"));
                        yield new Answer(200, body);
                    }
                    default -> null;
                });
    }

    /** Refuses what Entra does: to disable and to set a password in one go. */
    private Answer patchUser(String user, JsonNode body) {
        if (body.size() != 1) {
            return new Answer(403, json.createObjectNode());
        }
        if (body.path("accountEnabled").isBoolean()) {
            users.get(user).set("accountEnabled", body.path("accountEnabled"));
            feed.changed(DeltaSource.USERS, user);
            return new Answer(204, null);
        }
        JsonNode profile = body.path("passwordProfile");
        if (profile.path("password").asText().length() < 8) {
            return new Answer(400, json.createObjectNode().put("message", "Too weak: " + profile.path("password")));
        }
        passwords.put(user, profile);
        users.get(user).put("lastPasswordChangeDateTime", Instant.now().toString());
        return new Answer(204, null);
    }

    /** Null where it is not of the sign-in. */
    private Answer select(String user, String properties) {
        return "id".equals(properties)
                        || "accountEnabled,lastPasswordChangeDateTime,signInSessionsValidFromDateTime"
                                .equals(properties)
                ? new Answer(200, users.get(user).deepCopy().retain(properties.split(",")))
                : null;
    }

    private List<ObjectNode> phones(String user) {
        return methods.get(user).stream()
                .filter(method -> type(method).equals("phoneAuthenticationMethod"))
                .toList();
    }

    /** Refuses what Entra does: a number in another form, and a second one of its type. */
    private Answer addPhone(String user, JsonNode body) {
        String type = body.path("phoneType").asText();
        String number = body.path("phoneNumber").asText();
        boolean taken = methods.get(user).stream()
                .anyMatch(each -> each.path("phoneType").asText().equals(type));
        if (taken || body.size() != 2 || !PHONE_IDS.containsKey(type) || !number.matches("\\+\\d{1,3} \\d+(x\\d+)?")) {
            return new Answer(400, json.createObjectNode());
        }
        registerPhone(user, type, number);
        feed.logged(METHODS_LOG, "Admin registered security info", user);
        return new Answer(201, body);
    }

    private Answer deleteMethod(String user, String path, String id) {
        List<ObjectNode> all = methods.get(user);
        ObjectNode method = all.stream()
                .filter(each ->
                        each.path("id").asText().equals(id) && type(each).equals(METHOD_PATHS.get(path)))
                .findFirst()
                .orElse(null);
        if (method == null) {
            return new Answer(404, json.createObjectNode());
        }
        boolean needed = method.path("phoneType").asText().equals("mobile")
                && all.stream().anyMatch(each -> each.path("phoneType").asText().equals("alternateMobile"));
        // The password is none that one can prefer.
        boolean preferred = isPreferred(user, method) && all.size() > 2;
        if (needed || preferred) {
            return new Answer(400, json.createObjectNode().put("message", "Default method"));
        }
        all.remove(method);
        feed.logged(METHODS_LOG, "Admin deleted security info", user);
        return new Answer(204, null);
    }

    private boolean isPreferred(String user, ObjectNode method) {
        return switch (preferences.getOrDefault(user, "")) {
            case "push" -> type(method).startsWith("microsoftAuthenticator");
            case "sms" -> method.path("phoneType").asText().equals("mobile");
            case "voiceOffice" -> method.path("phoneType").asText().equals("office");
            default -> false;
        };
    }

    private Answer patchRule(String user, String id, JsonNode body) {
        List<ObjectNode> changeable = rules.getOrDefault(user, List.of()).stream()
                .filter(rule -> !rule.path("isReadOnly").asBoolean()
                        && !rule.path("hasError").asBoolean())
                .toList();
        Answer answer = patch(changeable, id, body, Set.of("isEnabled"));
        return answer.status() == 404 ? new Answer(400, json.createObjectNode()) : answer;
    }

    private Answer patch(List<ObjectNode> things, String id, JsonNode body, Set<String> properties) {
        ObjectNode thing = things.stream()
                .filter(each -> each.path("id").asText().equals(id))
                .findFirst()
                .orElse(null);
        if (thing == null) {
            return new Answer(404, json.createObjectNode());
        }
        thing.setAll(((ObjectNode) body).deepCopy().retain(properties));
        return new Answer(200, thing.deepCopy());
    }

    private Answer deleted(Map<String, String> query, String consistency) {
        if (!query.containsKey("$filter")) {
            return feed.list(DELETED, query, deleted);
        }
        Matcher filter = ENDS_WITH.matcher(query.getOrDefault("$filter", ""));
        if (!filter.matches() || !"eventual".equals(consistency) || !"true".equals(query.get("$count"))) {
            return new Answer(400, json.createObjectNode());
        }
        String end = filter.group(1).replace("''", "'");
        ObjectNode answer = json.createObjectNode();
        deleted.stream()
                .filter(user ->
                        user.path("userPrincipalName").asText().toLowerCase().endsWith(end))
                .forEach(user -> answer.withArray("value")
                        .add(user.deepCopy().retain(query.get("$select").split(","))));
        return new Answer(200, answer.has("value") ? answer : answer.set("value", json.createArrayNode()));
    }

    private Answer page(String path, String user, List<ObjectNode> all, Map<String, String> query) {
        int from = Integer.parseInt(query.getOrDefault("$skiptoken", "0"));
        // Within a batch nobody reads on.
        int to = path.equals("/authentication/methods") ? all.size() : Math.min(all.size(), from + PAGE);
        ObjectNode page = json.createObjectNode();
        all.subList(from, to).forEach(each -> page.withArray("value").add(each.deepCopy()));
        if (to < all.size()) {
            String select = query.containsKey("$select") ? "&$select=" + query.get("$select") : "";
            page.put(
                    "@odata.nextLink",
                    "%s/v1.0/users/%s%s?$skiptoken=%d%s".formatted(host.get(), user, path, to, select));
        }
        return new Answer(200, page.has("value") ? page : page.set("value", json.createArrayNode()));
    }

    private ObjectNode method(String type, String id) {
        return json.createObjectNode()
                .put("@odata.type", "#microsoft.graph." + type)
                .put("id", id);
    }

    private static String type(JsonNode method) {
        String type = method.path("@odata.type").asText();
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
