package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.gatehouse.Api;
import org.gatehouse.World;

/** The running product as one test uses it: people in front of its pages, and a short way to what they find there. */
final class Portal {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final AtomicInteger LOCATIONS = new AtomicInteger();

    private final Stage stage;
    private final List<Visitor> visitors = new ArrayList<>();

    Portal(Stage stage) {
        this.stage = stage;
    }

    /** Somebody who has not signed in yet, in front of a new browser. */
    Visitor stranger() {
        return visitor(stage.newBrowser(true));
    }

    /** The same with JavaScript turned off. */
    Visitor strangerWithoutScripts() {
        return visitor(stage.newBrowser(false));
    }

    Visitor signedIn(String login) {
        BrowserContext browser = stage.browserOf(login);
        boolean first = browser.cookies().isEmpty();
        Visitor visitor = visitor(browser);
        return first ? visitor.signIn(login) : visitor;
    }

    Api as(String login) {
        return stage.product().as(login);
    }

    /** A request of ZA1 for the Standard policy that waits for its review; answers the RITM. */
    String inReview() {
        return file("/onboarding-requests", World.onboarding("ZA1", "STANDARD"));
    }

    String completed() {
        String ritm = inReview();
        decide("onboarding1", ritm, Map.of("decision", "APPROVE", "comment", "The ward teams agreed"));
        awaitStatus(ritm, "COMPLETED");
        return ritm;
    }

    String rejected() {
        String ritm = inReview();
        decide("onboarding1", ritm, Map.of("decision", "REJECT", "reasons", List.of("The group still holds leavers")));
        awaitStatus(ritm, "REJECTED");
        return ritm;
    }

    void onboardToNamedLocations() {
        String ritm = file("/onboarding-requests", World.onboarding("ZA1", "NAMED_LOCATIONS"));
        decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        awaitStatus(ritm, "COMPLETED");
    }

    /** A named location of ZA1 that waits for its review, of a name and a range that no other test has; answers the RITM. */
    String locationInReview() {
        int number = LOCATIONS.incrementAndGet();
        return file(
                "/named-location-requests", location("REGISTER", "Site " + number, "45.68.%d.0/28".formatted(number)));
    }

    String rejectedLocation() {
        String ritm = locationInReview();
        decide("location1", ritm, Map.of("decision", "REJECT", "reasons", List.of("Guests use it, too")));
        awaitStatus(ritm, "REJECTED");
        return ritm;
    }

    /** A change of the ranges of a location that is registered, which waits for its review; answers the RITM. */
    String changeInReview() {
        String registered = locationInReview();
        decide("location1", registered, Map.of("decision", "APPROVE"));
        awaitStatus(registered, "COMPLETED");
        int number = LOCATIONS.get();
        String ranges = "45.68.%1$d.0/29, 45.68.%1$d.64/28, 2a02:26f0:1180:%1$d::/64".formatted(number);
        return file("/named-location-requests", location("UPDATE", "Site " + number, ranges));
    }

    /** Gives an account of ZA1 a 24 hour exception, unless it has one already. */
    void exception(String account) {
        int status = as("la.za1")
                .post("/short-term-exceptions", Map.of("account", account, "justification", "NO_SIGNAL"))
                .status();
        assertThat(status).isIn(201, 409);
        Awaitility.await("the exception of " + account)
                .atMost(LONGEST_WAIT)
                .until(() -> as("la.za1")
                        .get("/accounts/" + account)
                        .body()
                        .at("/exception/state")
                        .asText()
                        .equals("ACTIVE"));
    }

    static LocalDate yesterday() {
        return LocalDate.now(ZoneId.of("Europe/London")).minusDays(1);
    }

    String openTask(String ritm) {
        return openTask("onboarding1", ritm);
    }

    String openTask(String login, String ritm) {
        return as(login).get("/tasks?ritm=" + ritm).body().at("/items/0/id").asText();
    }

    void awaitTask(String login, String ritm) {
        Awaitility.await("a task of %s about %s".formatted(login, ritm))
                .atMost(LONGEST_WAIT)
                .until(() -> !openTask(login, ritm).isEmpty());
    }

    /** Waits until an account's exception by that request is in this state. */
    void awaitTerm(String ritm, String account, String state) {
        Awaitility.await("%s of %s becomes %s".formatted(account, ritm, state))
                .atMost(LONGEST_WAIT)
                .until(() -> {
                    for (JsonNode term :
                            as("auditor1").get("/requests/" + ritm).body().at("/exception/terms")) {
                        if (term.path("account").asText().equals(account)) {
                            return term.path("state").asText().equals(state);
                        }
                    }
                    return false;
                });
    }

    /** Sets the clock of the demonstration on; whatever is due then has run afterwards. */
    void advance(String duration) {
        Api.Answer answer = as("admin").post("/demo/clock", Map.of("advance", duration));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    void awaitContained(String account) {
        Awaitility.await(account + " becomes contained")
                .atMost(LONGEST_WAIT)
                .until(() -> as("auditor1")
                        .get("/accounts/%s/containment".formatted(account))
                        .text("verdict")
                        .equals("CONTAINED"));
    }

    void awaitStatus(String ritm, String status) {
        Awaitility.await(ritm + " becomes " + status)
                .atMost(LONGEST_WAIT)
                .until(() -> status(ritm).equals(status));
    }

    String status(String ritm) {
        return as("auditor1").get("/requests/" + ritm).text("status");
    }

    /** Waits until that address has received mails whose subjects begin so. */
    void awaitMails(String to, String... subjects) {
        Awaitility.await("mails to " + to).atMost(LONGEST_WAIT).untilAsserted(() -> {
            Set<String> received = new HashSet<>();
            as("admin").get("/demo/mail").body().path("items").forEach(mail -> {
                if (mail.path("to").asText().equals(to)) {
                    received.add(mail.path("subject").asText());
                }
            });
            for (String subject : subjects) {
                assertThat(received).anyMatch(text -> text.startsWith(subject));
            }
        });
    }

    List<String> ritms() {
        return requests().findValuesAsText("ritm");
    }

    /** Only one onboarding for an organisation and policy may be open or completed; named locations stay. Running exceptions are cancelled. */
    void endWhatEarlierTestsBegan() {
        for (JsonNode request : requests()) {
            String ritm = request.path("ritm").asText();
            switch (request.path("status").asText()) {
                case "SUBMITTED", "IN_REVIEW" -> end(administratorOf(request), ritm, "withdrawal");
                case "COMPLETED" -> {
                    if (request.path("type").asText().equals("ONBOARDING")) {
                        end("support1", ritm, "retirement");
                    }
                }
                case "ACTIVE" -> {
                    end(administratorOf(request), ritm, "cancellation");
                    Awaitility.await("the end of " + ritm)
                            .atMost(LONGEST_WAIT)
                            .until(() -> !status(ritm).equals("ACTIVE"));
                }
                default -> {}
            }
        }
    }

    void photograph(String test) {
        for (int i = 0; i < visitors.size(); i++) {
            visitors.get(i).photograph(stage.directoryOfThisRun().resolve("%s-%d.png".formatted(test, i + 1)));
        }
    }

    void close() {
        visitors.forEach(Visitor::leave);
    }

    void expectNoComplaints() {
        assertThat(visitors)
                .flatExtracting(Visitor::complaints)
                .as("what the browser complained of")
                .isEmpty();
    }

    private Visitor visitor(BrowserContext browser) {
        var visitor = new Visitor(browser, stage.product().baseUrl());
        visitors.add(visitor);
        return visitor;
    }

    private JsonNode requests() {
        return as("auditor1").get("/requests?size=200").body().path("items");
    }

    private String file(String path, Map<String, Object> form) {
        Api.Answer filed = as("la.za1").post(path, form);
        assertThat(filed.status()).as(filed.body().toString()).isEqualTo(201);
        String ritm = filed.text("ritm");
        awaitStatus(ritm, "IN_REVIEW");
        return ritm;
    }

    /** Confirmed yesterday, for the product runs at the time of the machine. */
    private static Map<String, Object> location(String action, String name, String ranges) {
        Map<String, Object> form = World.namedLocation("ZA1", action, name, ranges);
        form.put(
                "seniorApproval",
                Map.of(
                        "name", "Jo Lund",
                        "role", "CTO",
                        "email", "jo.lund@za1.example",
                        "confirmedOn", yesterday().toString(),
                        "reference", "IG-17/26"));
        return form;
    }

    private void decide(String login, String ritm, Map<String, Object> decision) {
        Api.Answer decided = as(login).post("/tasks/" + openTask(login, ritm) + "/decision", decision);
        assertThat(decided.status()).as(decided.body().toString()).isEqualTo(200);
    }

    private void end(String login, String ritm, String how) {
        Api.Answer ended = as(login).post("/requests/" + ritm + "/" + how, Map.of("reason", "Another test begins"));
        assertThat(ended.status()).as(ended.body().toString()).isEqualTo(200);
    }

    private static String administratorOf(JsonNode request) {
        return "la." + request.path("organisation").asText().toLowerCase(Locale.ROOT);
    }
}
