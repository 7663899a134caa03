package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.namedLocation;
import static org.gatehouse.World.onboarding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gatehouse.Api;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ten thousand malformed inputs: none is a failure of ours, and none keeps us busy. */
@GatehouseTest
class MalformedInputTest {

    private static final long SEED = 20261123;
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "\u0000",
            "\uFFFF",
            "\uD83D\uDE00",
            "'",
            "\"",
            "\\",
            "' or 1=1 --",
            "${7*7}",
            "#{7*7}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "%00",
            "\r\nBcc: x@y.example",
            "=cmd|' /C calc'!A0",
            "x".repeat(300),
            "x".repeat(70_000),
            "9".repeat(400),
            "-1",
            "1e999",
            "NaN",
            "null",
            "true",
            "[]",
            "{}",
            "RITM0010001",
            "RITM99999999999999999999",
            "2026-13-45",
            "PT-1S",
            "P99999999Y",
            "ZA1",
            "0.0.0.0/0",
            "::/0",
            "45.67.84.0/28,".repeat(2500),
            "\u202Eevil",
            "İ");
    private static final List<Object> SHAPES =
            List.of(0, -1, 1.5, Long.MAX_VALUE, true, List.of(), List.of("x"), Map.of(), Map.of("a", Map.of("b", 1)));

    /** @param form a body that is accepted, or most of one, of which single fields are spoilt */
    private record Target(String login, String path, List<String> fields, Map<String, Object> form) {

        Target(String login, String path, List<String> fields) {
            this(login, path, fields, onboarding("ZA1", "STANDARD"));
        }
    }

    private record Attempt(int input, String path, int status, Duration took) {

        boolean isSlow() {
            return took.compareTo(LONGEST) > 0;
        }
    }

    private static final List<Target> TARGETS = List.of(
            new Target(
                    "la.za1",
                    "/onboarding-requests",
                    List.copyOf(onboarding("ZA1", "STANDARD").keySet())),
            new Target("servicenow", "/onboarding-requests", List.of("requestedBy", "ritm", "organisation", "policy")),
            new Target("owner1", "/models/status-enquiry/back", List.of("reason", "running", "inForce")),
            new Target("owner1", "/models/status-enquiry/move", List.of("reason", "inForce")),
            new Target("auditor1", "/models/TEXT/migrations/TEXT", List.of()),
            new Target("la.za1", "/requests/RITM0010001/withdrawal", List.of("reason", "requestedBy")),
            new Target(
                    "la.za1",
                    "/named-location-requests",
                    List.of(
                            "organisation",
                            "action",
                            "name",
                            "ipRanges",
                            "provider",
                            "seniorApproval",
                            "criteriaConfirmed",
                            "resubmissionOf",
                            "comments"),
                    namedLocation("ZA1", "REGISTER", "Site", "45.67.84.0/28")),
            new Target(
                    "la.za1",
                    "/named-location-requests",
                    List.of("seniorApproval"),
                    namedLocation("ZA1", "UPDATE", "Site", "2a00:1450::/48")),
            new Target("la.za1", "/requests/RITM0010001/escalation", List.of("grounds", "requestedBy")),
            new Target(
                    "la.za1",
                    "/short-term-exceptions",
                    List.of("account", "justification", "details", "requestedBy", "ritm"),
                    Map.of("account", "ward.clerk@za1.example", "justification", "OTHER", "details", "No signal")),
            new Target(
                    "la.za1",
                    "/long-term-exceptions",
                    List.of(
                            "organisation",
                            "accounts",
                            "rationale",
                            "alternativesConsidered",
                            "riskAssessment",
                            "eliminationPlan",
                            "seniorApproval",
                            "renews"),
                    longTermException()),
            new Target(
                    "la.za1",
                    "/accounts/nobody@za1.example/compromise",
                    List.of("signs", "comment", "requestedBy", "ritm"),
                    Map.of("signs", List.of("OTHER"), "comment", "Odd")),
            new Target(
                    "support1",
                    "/compromises",
                    List.of("accounts", "signs", "comment"),
                    Map.of("accounts", List.of("nobody@za1.example"), "signs", List.of("OTHER"))),
            new Target(
                    "la.za1",
                    "/accounts/staff.nurse@za1.example/remediation",
                    List.of("identityCheckedBy", "identityCheckMethod", "checklist"),
                    Map.of("identityCheckedBy", "Sam", "identityCheckMethod", "Card", "checklist", List.of())),
            new Target("la.za1", "/accounts/staff.nurse@za1.example/password-handover", List.of("x")),
            new Target("auditor1", "/accounts/TEXT/containment", List.of()),
            new Target(
                    "la.za1",
                    "/accounts/ward.clerk@za1.example/methods",
                    List.of("type", "phoneNumber"),
                    Map.of("type", "SMS", "phoneNumber", "07700 900123")),
            new Target(
                    "la.za1",
                    "/accounts/TEXT/methods",
                    List.of("type", "phoneNumber"),
                    Map.of("type", "CALL", "phoneNumber", "020 7946 0018")),
            new Target("staff.nurse", "/accounts/TEXT/self-enrolment", List.of("x"), Map.of()),
            new Target("la.za1", "/accounts/TEXT/method-removal", List.of("x"), Map.of()),
            new Target("la.za1", "/accounts/TEXT/actions/RESET_PASSWORD", List.of("delegate"), Map.of()),
            new Target("la.za1", "/accounts/ward.clerk@za1.example/actions/TEXT", List.of("delegate"), Map.of()),
            new Target(
                    "la.za1",
                    "/accounts/ward.clerk@za1.example/actions/DELEGATE_MAILBOX",
                    List.of("delegate"),
                    Map.of("delegate", "nobody@za1.example")),
            new Target(
                    "la.za1",
                    "/accounts/ward.clerk@za1.example/actions/SET_OUT_OF_OFFICE",
                    List.of("message"),
                    Map.of("message", "Away")),
            new Target("la.za1", "/requests/RITM0010001/cancellation", List.of("reason", "accounts", "requestedBy")),
            new Target("la.za1", "/bulk-enablements/TEXT/enablement", List.of("requestedBy"), Map.of()),
            new Target("auditor1", "/bulk-enablements/TEXT?verdict=TEXT&page=TEXT&size=TEXT", List.of()),
            new Target(
                    "auditor1", "/enrolments?organisation=TEXT&policy=TEXT&state=TEXT&page=TEXT&size=TEXT", List.of()),
            new Target("auditor1", "/registers/named-locations?organisation=TEXT&page=TEXT&size=TEXT", List.of()),
            new Target(
                    "auditor1",
                    "/registers/rejections?organisation=TEXT&type=TEXT&from=TEXT&to=TEXT&only=TEXT&page=TEXT&size=TEXT",
                    List.of()),
            new Target(
                    "auditor1",
                    "/registers/separation-of-duties?organisation=TEXT&type=TEXT&from=TEXT&to=TEXT&only=TEXT&page=TEXT",
                    List.of()),
            new Target(
                    "auditor1",
                    "/registers/stalled-work?organisation=TEXT&type=TEXT&from=TEXT&to=TEXT&only=TEXT&page=TEXT",
                    List.of()),
            new Target(
                    "auditor1",
                    "/audit/durations?process=TEXT&version=TEXT&from=TEXT&to=TEXT&page=TEXT&size=TEXT",
                    List.of()),
            new Target("auditor1", "/registers/exceptions?organisation=TEXT&part=TEXT&page=TEXT&size=TEXT", List.of()),
            new Target("la.za1", "/ip-range-checks", List.of("ipRanges", "organisation"), Map.of()),
            new Target(
                    "la.za1",
                    "/sign-in-checks",
                    List.of("account", "application", "client", "sourceIp", "at"),
                    Map.of(
                            "account", "ward.clerk@za1.example",
                            "application", "OUTLOOK",
                            "client", "WEB",
                            "sourceIp", "198.51.100.7")),
            new Target(
                    "la.za1",
                    "/sign-in-checks/what-if",
                    List.of("facts", "application", "client", "at"),
                    Map.of(
                            "facts", Map.of("policies", List.of("NAMED_LOCATIONS"), "graceStartedAt", ""),
                            "application", "OUTLOOK",
                            "client", "WEB")),
            new Target("location1", "/named-locations/lookup?ip=TEXT", List.of()),
            new Target("location1", "/named-locations?organisation=TEXT&page=TEXT&size=TEXT", List.of()),
            new Target("location1", "/requests/RITM0010001/documents/TEXT", List.of()),
            new Target("la.za1", "/requests/RITM0010001/enquiries", List.of("question", "requestedBy")),
            new Target("support1", "/requests/RITM0010001/retirement", List.of("reason")),
            new Target("onboarding1", "/tasks/TEXT/decision", List.of("decision", "reasons", "comment", "accounts")),
            new Target("onboarding1", "/tasks/TEXT/claim", List.of("x")),
            new Target(
                    "admin",
                    "/demo/directory-changes",
                    List.of(
                            "group",
                            "renameTo",
                            "mailEnabled",
                            "delete",
                            "account",
                            "administrator",
                            "kind",
                            "addTo",
                            "removeFrom")),
            new Target("admin", "/demo/directory-faults", List.of("operation", "account", "times")),
            new Target("auditor1", "/requests?organisation=TEXT&type=TEXT&status=TEXT&page=TEXT&size=TEXT", List.of()),
            new Target("auditor1", "/requests/TEXT/timeline", List.of()),
            new Target(
                    "auditor1",
                    "/audit/requests?ritm=TEXT&organisation=TEXT&account=TEXT&actor=TEXT&type=TEXT&page=TEXT",
                    List.of()),
            new Target(
                    "auditor1",
                    "/audit/requests?outcome=TEXT&from=TEXT&to=TEXT&overdue=TEXT&state=TEXT&diagram=TEXT&size=TEXT",
                    List.of()),
            new Target("auditor1", "/audit/requests?actor=TEXT", List.of()),
            new Target("auditor1", "/audit/requests?from=TEXT", List.of()),
            new Target("auditor1", "/audit/requests/TEXT", List.of()),
            new Target("auditor1", "/audit/events?kind=TEXT&actor=TEXT&from=TEXT&to=TEXT&page=TEXT", List.of()),
            new Target("auditor1", "/audit/events?actor=TEXT", List.of()),
            new Target("auditor1", "/accounts?organisation=TEXT&q=TEXT&page=TEXT&size=TEXT", List.of()),
            new Target("la.za1", "/accounts?q=TEXT", List.of()),
            new Target("auditor1", "/reports/mfa-status?organisation=TEXT&part=TEXT&page=TEXT&size=TEXT", List.of()),
            new Target("la.za1", "/reports/mfa-status?organisation=ZA1&page=TEXT", List.of()),
            new Target("la.za1", "/reports/adoption?organisation=TEXT", List.of()),
            new Target(
                    "auditor1",
                    "/audit/event-log.xes?type=TEXT&organisation=TEXT&from=TEXT&to=TEXT&people=TEXT",
                    List.of()),
            new Target("auditor1", "/audit/requests/TEXT/evidence", List.of()),
            new Target("la.za1", "/accounts/TEXT", List.of()),
            new Target(
                    "owner1",
                    "/models/status-enquiry/changes",
                    List.of("content", "reason", "running", "base"),
                    Map.of("content", "<definitions/>", "reason", "Clearer", "running", "FINISH", "base", 1)),
            new Target("owner1", "/models/TEXT/changes", List.of("content", "reason", "running", "base")),
            new Target(
                    "owner2",
                    "/model-changes/1/decision",
                    List.of("decision", "comment", "differencesSeen"),
                    Map.of("decision", "REJECT", "comment", "Too early", "differencesSeen", true)),
            new Target("owner2", "/model-changes/TEXT", List.of()),
            new Target("owner2", "/model-changes?model=TEXT&state=TEXT&page=TEXT&size=TEXT", List.of()),
            new Target("owner2", "/model-changes?model=TEXT", List.of()),
            new Target(
                    "owner1",
                    "/models/lint",
                    List.of("file", "content"),
                    Map.of("file", "sample.bpmn", "content", "<definitions />")),
            new Target("onboarding1", "/tasks?group=TEXT&ritm=TEXT&page=TEXT", List.of()));

    @Autowired
    private World world;

    int inputs() {
        return 10_000;
    }

    @Test
    void noneIsAFailureOfOursAndNoneKeepsUsBusy() {
        world.beginAt(World.MONDAY_MORNING);
        world.onboardToNamedLocations("ZA1");
        List<Attempt> attempts =
                IntStream.range(0, inputs()).parallel().mapToObj(this::attempt).toList();
        // A pause of the machine is not the input's: once more, alone.
        List<Attempt> slow = attempts.stream()
                .filter(Attempt::isSlow)
                .map(each -> attempt(each.input()))
                .filter(Attempt::isSlow)
                .toList();
        assertThat(attempts).noneMatch(each -> each.status() >= 500);
        assertThat(slow).isEmpty();
        world.breakDirectory(Map.of("mode", "NONE"));
    }

    private static Map<String, Object> longTermException() {
        return Map.of(
                "organisation",
                "ZA1",
                "accounts",
                List.of("staff.nurse@za1.example", "theatre.lead@za1.example"),
                "rationale",
                "CLINICAL_RISK",
                "alternativesConsidered",
                Map.of("coreMethods", "No phones", "fido2", "No keys", "namedLocation", "No network"),
                "riskAssessment",
                "Low",
                "eliminationPlan",
                "Readers by June",
                "seniorApproval",
                namedLocation("ZA1", "REMOVE", "Site", null).get("seniorApproval"));
    }

    private Attempt attempt(int input) {
        var random = new SplittableRandom(SEED + input);
        Target target = TARGETS.get(random.nextInt(TARGETS.size()));
        long before = System.nanoTime();
        Api.Answer answer = send(target, random);
        return new Attempt(input, target.path(), answer.status(), Duration.ofNanos(System.nanoTime() - before));
    }

    private Api.Answer send(Target target, SplittableRandom random) {
        Api api = world.as(target.login());
        String path = target.path();
        while (path.contains("TEXT")) {
            path = path.replaceFirst(
                    "TEXT",
                    URLEncoder.encode(shortened(nasty(random)), StandardCharsets.UTF_8)
                            .replace("$", "%24"));
        }
        return target.fields().isEmpty() ? api.get(path) : api.postText(path, body(target, random));
    }

    private static String body(Target target, SplittableRandom random) {
        if (random.nextInt(10) == 0) {
            return nasty(random);
        }
        var body = new HashMap<>(target.form());
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
            String field = target.fields().get(random.nextInt(target.fields().size()));
            body.put(field, spoilt(body.get(field), random));
        }
        String text = json(body);
        return random.nextInt(5) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
    }

    /** Something else in its place, or within it where it has parts. */
    private static Object spoilt(Object value, SplittableRandom random) {
        if (value instanceof Map<?, ?> parts && !parts.isEmpty() && random.nextBoolean()) {
            var changed = new HashMap<Object, Object>(parts);
            List<Object> names = List.copyOf(parts.keySet());
            changed.put(names.get(random.nextInt(names.size())), spoilt(null, random));
            return changed;
        }
        return random.nextBoolean() ? nasty(random) : SHAPES.get(random.nextInt(SHAPES.size()));
    }

    private static String nasty(SplittableRandom random) {
        return NASTY.get(random.nextInt(NASTY.size()));
    }

    private static String shortened(String text) {
        return text.length() > 1000 ? text.substring(0, 1000) : text;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
