package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.exemption.ExceptionsOfTheTenant.longTerm;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.Browserless;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages by which exceptions are applied for, decided and cancelled, as a browser without scripts uses them. */
class ExceptionPagesTest extends ExceptionTest {

    private static final String CLERK = "ward.clerk@za1.example";
    private static final String NURSE = "staff.nurse@za1.example";
    private static final String LEAD = "theatre.lead@za1.example";
    private static final String SHORT = "/short-term-exception/new";
    private static final String LONG = "/long-term-exception/new";

    private Browserless alex;

    @BeforeEach
    void alexSignsIn() {
        alex = Browserless.signedIn(world.baseUrl(), "la.za1");
    }

    @Test
    void aDayWithoutTheSecondFactorIsGivenOnAPage() throws IOException {
        assertThat(alex.get(SHORT + "?account=" + CLERK).body())
                .contains("value=\"" + CLERK + "\"")
                .contains("until <strong>Tuesday 24 November 2026 at 10:00</strong>");

        String ritm = filed(
                alex.submit(SHORT, Map.of("account", "Ward.Clerk@ZA1.example", "justification", "PHONE_MISPLACED")));
        assertThat(alex.get("/requests/" + ritm).body()).contains("The exception of " + CLERK + " is filed");
        world.settle();

        String page = alex.get("/requests/" + ritm).body();
        assertThat(page)
                .contains("The mobile phone is misplaced", "24 hours left", "width=\"0\"", "/accounts/" + CLERK)
                .contains("Cancel exceptions")
                .doesNotContain("Renew the exceptions");
        assertThat(page)
                .contains("The exception of " + CLERK)
                .containsPattern("Instant reached:\\s+<strong>now</strong>");
        Matcher term = Pattern.compile("/requests/" + ritm + "/diagram\\?term=([^\"]+)")
                .matcher(page);
        assertThat(term.find()).isTrue();
        var diagram = new ObjectMapper().readTree(alex.get(term.group()).body());
        assertThat(diagram.path("xml").asText()).contains("exception-term");
        assertThat(diagram.path("current")).isNotEmpty();
        assertThat(alex.get("/requests/" + ritm + "/diagram?term=of-another").statusCode())
                .isEqualTo(404);

        world.pass(Duration.ofHours(12));
        assertThat(alex.get("/requests/" + ritm).body()).contains("12 hours left", "width=\"50\"");
    }

    @Test
    void aPageThatIsLeftOpenIsToldWhatGatehouseDoesAndWhenThatIsAll() {
        String ritm = filed(alex.submit(SHORT, Map.of("account", CLERK, "justification", "PHONE_MISPLACED")));
        String path = "/requests/" + ritm;
        String filed = watching(alex.get(path).body());
        assertThat(filed).startsWith(path + "/progress?").contains("seen=");
        assertThat(alex.get(filed).statusCode()).isEqualTo(204);
        world.settle();

        String active = alex.get(filed).body();
        assertThat(active).contains("The request is now Active. The exception of " + CLERK + " is now Active.");
        String begun = watching(active);
        assertThat(begun).as("the diagram of the exception is followed too").contains("?term=");
        assertThat(alex.get(begun).statusCode()).isEqualTo(204);

        world.pass(Duration.ofMinutes(1));
        assertThat(alex.get(begun).body())
                .contains("id=\"request-progress\"")
                .doesNotContain("The request is now", "/progress?");
        assertThat(Browserless.signedIn(world.baseUrl(), "la.zb2").get(begun).statusCode())
                .isEqualTo(404);
    }

    /** What an open page asks. */
    private static String watching(String page) {
        Matcher asked = Pattern.compile("hx-get=\"([^\"]+)\"").matcher(page);
        assertThat(asked.find()).isTrue();
        return asked.group(1).replace("&amp;", "&");
    }

    @Test
    void aShortFormWithMistakesSaysThemAllAtOnceAndAtTheirFields() {
        assertThat(alex.submit(SHORT, Map.of()).body())
                .contains(
                        "Enter the account", "Choose why it is needed", "href=\"#account\"", "href=\"#justification\"");
        HttpResponse<String> other = alex.submit(SHORT, Map.of("account", CLERK, "justification", "OTHER"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("Say what it is", "href=\"#details\"", "value=\"" + CLERK + "\"");
        HttpResponse<String> foreign =
                alex.submit(SHORT, Map.of("account", "ward.clerk@zb2.example", "justification", "NO_SIGNAL"));
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).contains("There is no account ward.clerk@zb2.example that you act for");
        HttpResponse<String> ineligible =
                alex.submit(SHORT, Map.of("account", "new.starter@za1.example", "justification", "NO_SIGNAL"));
        assertThat(ineligible.statusCode()).isEqualTo(422);
        assertThat(ineligible.body())
                .contains("Register first, then apply", "under no MFA policy", "href=\"#account\"");

        filed(alex.submit(SHORT, Map.of("account", CLERK, "justification", "NO_SIGNAL")));
        HttpResponse<String> second = alex.submit(SHORT, Map.of("account", CLERK, "justification", "NO_SIGNAL"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("an exception that runs or is applied for");
    }

    @Test
    void theSameCanBeAskedForAgainOnceAnExceptionIsOver() {
        String ritm = exceptions.applyShort(CLERK);
        assertThat(alex.get("/requests/" + ritm).body()).doesNotContain("Make a new request like this");
        world.pass(Duration.ofHours(24));

        assertThat(alex.get("/requests/" + ritm).body()).contains(SHORT + "?from=" + ritm);
        assertThat(alex.get(SHORT + "?from=" + ritm).body())
                .contains("value=\"" + CLERK + "\"")
                .containsPattern("value=\"PHONE_STOLEN_OR_LOST\"[^>]*checked");
    }

    @Test
    void aLongFormTellsEachProblemOfEachAccountAndKeepsTheList() {
        var fields = fields("ward.clerk@za1.example\nnew.starter@za1.example\nnobody@za1.example, the nurse\n"
                + "ward.clerk@zb2.example;ward.clerk@za1.example");
        fields.put("eliminationPlan", " ");

        HttpResponse<String> page = alex.submit(LONG, fields);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("new.starter@za1.example: The account has no method registered")
                .contains("new.starter@za1.example: The account is under no MFA policy")
                .contains("There is no account nobody@za1.example in ZA1")
                .contains("There is no account ward.clerk@zb2.example in ZA1")
                .contains("the nurse: Enter an e-mail address")
                .contains("ward.clerk@za1.example is in the list more than once")
                .contains("6 problems with accounts, which are listed at the top of the page")
                .contains("Enter the plan that makes the exception unnecessary", "href=\"#eliminationPlan\"")
                .contains("nobody@za1.example, the nurse\nward.clerk@zb2.example;ward.clerk@za1.example</textarea>")
                .contains("Keys cannot be disinfected");
    }

    @Test
    void reviewersAreWarnedOfAConfirmationOfLongAgo() {
        var fields = fields(CLERK);
        fields.put("seniorApproval.confirmedOn", "1999-03-05");
        fields.put("eliminationPlan", "x".repeat(4001));
        assertThat(alex.submit(LONG, fields).body()).contains("Elimination plan: at most 4,000 characters");

        fields.put("eliminationPlan", "Readers by June");
        String ritm = filed(alex.submit(LONG, fields));
        world.settle();

        assertThat(Browserless.signedIn(world.baseUrl(), "exceptions1")
                        .get("/requests/" + ritm)
                        .body())
                .contains("To bear in mind", "The written confirmation is of 5 March 1999");
    }

    @Test
    void aListIsPastedAndAFileIsAddedToIt() {
        HttpResponse<String> answer = alex.upload(
                LONG,
                fields(CLERK),
                "file",
                "wards.csv",
                "Name;Login\nNurse;staff.nurse@za1.example\n".getBytes(StandardCharsets.UTF_8));

        String ritm = filed(answer);
        world.settle();
        assertThat(world.request(ritm).at("/exception/terms").findValuesAsText("account"))
                .containsExactly(NURSE, CLERK);
        assertThat(alex.get("/requests/" + ritm).body()).contains("180 day exceptions for 2 accounts", "Not decided");
    }

    @Test
    void aFileThatIsRefusedSaysWhyAndAnotherStaysInTheList() {
        HttpResponse<String> pdf =
                alex.upload(LONG, fields(""), "file", "a.csv", "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8));
        assertThat(pdf.statusCode()).isEqualTo(422);
        assertThat(pdf.body())
                .contains("This file is not text", "href=\"#file\"")
                .doesNotContain("Enter at least one account");
        HttpResponse<String> large = alex.upload(
                LONG,
                fields(""),
                "file",
                "a.csv",
                "a@b.example\n".repeat(30_000).getBytes());
        assertThat(large.body()).contains("at most 256 kB");

        HttpResponse<String> unknown =
                alex.upload(LONG, fields(CLERK), "file", "a.csv", "nobody@za1.example\n".getBytes());
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains(CLERK + "\nnobody@za1.example</textarea>");
    }

    @Test
    void moreThanTwoHundredAccountsAreTooMany() {
        var fields = fields("a@za1.example,".repeat(201));
        assertThat(alex.submit(LONG, fields).body()).contains("at most 200 accounts, not 201");
    }

    @Test
    void whatRunsIsRenewedWithWhatWasSaidForIt() {
        String ritm = exceptions.granted("ZA1", CLERK, NURSE, LEAD);
        world.as("la.za1")
                .post("/requests/" + ritm + "/cancellation", Map.of("reason", "Left", "accounts", List.of(LEAD)));
        world.settle();
        assertThat(alex.get("/requests/" + ritm).body()).contains(LONG + "?renews=" + ritm);

        String page = alex.get(LONG + "?renews=" + ritm).body();
        assertThat(page)
                .contains("Renew the exceptions of " + ritm)
                .contains(NURSE + "\n" + CLERK + "</textarea>")
                .contains("Readers for smartcards by June");
        var fields = fields(CLERK);
        fields.put("renews", ritm);
        String renewal = filed(alex.submit(LONG + "?renews=" + ritm, LONG, fields));
        assertThat(world.request(renewal).path("renews").asText()).isEqualTo(ritm);
        assertThat(alex.get("/requests/" + renewal).body()).contains("Renews");
    }

    @Test
    void aRejectedApplicationIsTheBeginningOfTheNext() {
        String ritm = exceptions.applyLong(longTerm("ZA1", CLERK));
        world.decide("exceptions1", ritm, Map.of("decision", "REJECT", "reasons", List.of("Use keys")));

        assertThat(alex.get("/requests/" + ritm).body()).contains(LONG + "?from=" + ritm);
        assertThat(alex.get(LONG + "?from=" + ritm).body())
                .contains(CLERK + "</textarea>", "No mobile telephones in theatre")
                .doesNotContain("IG-18/26");
    }

    @Test
    void someOrAllThatRunAreCancelledOnThePage() {
        String ritm = exceptions.granted("ZA1", CLERK, NURSE);
        String page = "/requests/" + ritm;
        String cancellation = page + "/cancellation";

        alex.submit(page, cancellation, Map.of("accounts", "", "reason", ""));
        assertThat(alex.get(page).body()).contains("Enter the reason", "<details class=\"nhsuk-details\" open");
        alex.submit(page, cancellation, Map.of("reason", "Phones are allowed now"));
        assertThat(alex.get(page).body()).contains("Choose at least one account", "Phones are allowed now</textarea>");

        alex.submit(page, cancellation, Map.of("accounts", CLERK, "reason", "Phones are allowed now"));
        assertThat(alex.get(page).body()).contains("The exceptions are being cancelled");
        world.settle();
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("CANCELLED");
        assertThat(exceptions.state(ritm, NURSE)).isEqualTo("ACTIVE");
        String after = alex.get(page).body();
        assertThat(after)
                .contains("Phones are allowed now", "<input type=\"hidden\" name=\"accounts\" value=\"" + NURSE);
    }

    @Test
    void anAccountThatIsOverdueIsShownInRedAndInWords() {
        String ritm = exceptions.applyShort(CLERK);
        world.breakDirectory(Map.of("operation", "REMOVE_FROM_EXCEPTION_GROUP", "mode", "DOWN"));
        world.pass(Duration.ofHours(27));

        assertThat(alex.get("/requests/" + ritm).body())
                .contains(
                        "Overdue", "Its time is over, but the directory still shows it", "Late by 3 hours", "gh-late");
        assertThat(alex.get("/exceptions").body()).contains("Overdue", "Late by 3 hours");
    }

    @Test
    void everyAccountIsDecidedByItselfInMyWork() {
        String ritm = exceptions.applyLong(longTerm("ZA1", CLERK, NURSE, LEAD));
        String task = "/my-work/" + world.task("exceptions1", ritm).path("id").asText();
        var robin = Browserless.signedIn(world.baseUrl(), "exceptions1");
        assertThat(robin.get(task).body())
                .contains(CLERK + ": Grant", CLERK + ": Refuse", CLERK + ": as decided for all", "Skip the 3 accounts");

        HttpResponse<String> noReason = robin.submit(task, Map.of("decision", "APPROVE", "each[1]", "REJECT"));
        assertThat(noReason.statusCode()).isEqualTo(422);
        assertThat(noReason.body())
                .contains("Give at least one reason for what is refused")
                .containsPattern("name=\"each\\[1\\]\" value=\"REJECT\"[^>]* checked");
        assertThat(robin.submit(task, Map.of("decision", "APPROVE", "each[0]", "PERHAPS"))
                        .body())
                .contains("An account is decided with APPROVE or REJECT", "id=\"accounts-error\"");

        robin.submit(
                task,
                Map.of(
                        "decision",
                        "REJECT",
                        "each[0]",
                        "APPROVE",
                        "each[1]",
                        "",
                        "each[2]",
                        "APPROVE",
                        "reasons",
                        "Keys do"));
        world.settle();
        assertThat(exceptions.state(ritm, NURSE)).isEqualTo("ACTIVE");
        assertThat(exceptions.state(ritm, LEAD)).isEqualTo("REFUSED");
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ACTIVE");
        assertThat(alex.get("/requests/" + ritm).body()).contains("Never").doesNotContain("Not decided");

        world.pass(Duration.ofDays(180));
        assertThat(world.status(ritm))
                .as("although one of them never had an end")
                .isEqualTo("ENDED");
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.startsWith(ritm + " MFA exception is over: 3 accounts"));
    }

    @Test
    void ofSeveralExceptionsEachHasItsDiagram() {
        String ritm = exceptions.granted("ZA1", CLERK, NURSE);
        String page = alex.get("/requests/" + ritm).body();
        assertThat(page).doesNotContain("The exception of ");
        Matcher link =
                Pattern.compile("/requests/" + ritm + "\\?term=([^#\"]+)").matcher(page);
        assertThat(link.find()).isTrue();
        assertThat(alex.get(link.group()).body()).contains("The exception of " + NURSE);
    }

    @Test
    void localAdministratorsAreLedToTheForms() {
        assertThat(alex.get("/").body()).contains(SHORT, LONG, "href=\"/exceptions\"");
        assertThat(Browserless.signedIn(world.baseUrl(), "onboarding1").get("/").body())
                .doesNotContain(SHORT, LONG, "href=\"/exceptions\"");
    }

    private static String filed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    private static Map<String, String> fields(String accounts) {
        var fields = new HashMap<String, String>();
        fields.put("organisation", "ZA1");
        fields.put("accounts", accounts);
        fields.put("rationale", "CLINICAL_RISK");
        fields.put("alternativesConsidered.coreMethods", "No mobile telephones in theatre");
        fields.put("alternativesConsidered.fido2", "Keys cannot be disinfected");
        fields.put("alternativesConsidered.namedLocation", "The site has no address of its own");
        fields.put("riskAssessment", "Low: the accounts read a rota");
        fields.put("eliminationPlan", "Readers for smartcards by June");
        fields.put("seniorApproval.name", "Jo Lund");
        fields.put("seniorApproval.role", "SIRO");
        fields.put("seniorApproval.email", "jo.lund@za1.example");
        fields.put("seniorApproval.confirmedOn", "2026-11-20");
        fields.put("seniorApproval.reference", "IG-18/26");
        return fields;
    }
}
