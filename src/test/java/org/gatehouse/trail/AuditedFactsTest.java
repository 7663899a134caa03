package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.gatehouse.World.namedLocation;
import static org.gatehouse.World.onboarding;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.Api;
import org.gatehouse.Facts;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of audited facts in {@code docs/security.md}, line by line: each is there, and without it there is no act. */
@GatehouseTest
class AuditedFactsTest {

    private static final String CLERK = "ward.clerk@za1.example";
    private static final String NURSE = "staff.nurse@za1.example";
    private static final String STARTER = "new.starter@za1.example";

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant compromises;

    @Autowired
    private Facts facts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionTemplate transaction;

    private long before;

    @BeforeEach
    void mondayMorning() {
        compromises.beginAt(World.MONDAY_MORNING);
        before = facts.last();
    }

    @AfterEach
    void putBack() {
        facts.canBeWritten();
        compromises.forget();
    }

    @Test
    void submissionAndDecisionSayWhoAndOnWhatTheyRest() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE", "comment", "Fine"));

        Facts.Row submitted = only("SUBMITTED", ritm);
        assertThat(submitted.by()).isEqualTo("la.za1");
        assertThat(submitted.details())
                .containsEntry("type", "ONBOARDING")
                .containsEntry("organisation", "ZA1")
                .containsEntry("requestedBy", "local.admin@za1.example");
        assertThat(of(ritm)).extracting(Facts.Row::rulings).anyMatch(each -> asked(each, "service-levels"));
        Facts.Row decision = only("DECISION", ritm);
        assertThat(decision.by()).isEqualTo("onboarding1");
        assertThat(decision.details()).containsEntry("comment", "Fine");
    }

    @Test
    void withoutItsFactNothingIsSubmitted() {
        facts.cannotBeWritten("SUBMITTED");

        assertThat(world.as("la.za1")
                        .post("/onboarding-requests", onboarding("ZA1", "STANDARD"))
                        .status())
                .isGreaterThanOrEqualTo(500);

        assertThat(count("request where slot is not null")).isZero();
    }

    @Test
    void withoutItsFactNothingIsDecided() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        facts.cannotBeWritten("DECISION");

        assertThat(world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"))
                        .status())
                .isGreaterThanOrEqualTo(500);

        assertThat(world.status(ritm)).isEqualTo("IN_REVIEW");
        assertThat(count("request_decision where ritm = '%s'".formatted(ritm))).isZero();
    }

    @Test
    void changesOfTheDirectoryAndMailsAreOnRecordWithWhatWasReadBack() {
        String ritm = world.completed();

        assertThat(of(ritm, "DIRECTORY"))
                .anySatisfy(fact -> assertThat(fact.details())
                        .containsEntry("wanted", "linked")
                        .containsEntry("read", "linked")
                        .containsEntry("group", "ZA1.sg.MFA-CA-Std-Users"));
        assertThat(of(ritm, "MAIL"))
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.details()).containsKeys("to", "template", "messageId"));
    }

    @Test
    void withoutItsFactNoLinkCountsAsThere() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        facts.cannotBeWritten("DIRECTORY");
        world.settle();

        assertThat(world.status(ritm)).isNotEqualTo("COMPLETED");
        assertThat(count("policy_link where ended_at is null")).isZero();
        assertThat(of(ritm, "DIRECTORY")).isEmpty();
    }

    @Test
    void withoutItsFactNoMailCountsAsSent() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        jdbc.sql("update outbox set sent_at = null, next_try_at = created_at where ritm = :ritm")
                .param("ritm", ritm)
                .update();
        facts.cannotBeWritten("MAIL");

        world.as("admin").post("/demo/sweeps", Map.of());

        assertThat(count("outbox where sent_at is not null and ritm = '%s'".formatted(ritm)))
                .isZero();
    }

    @Test
    void theTermOfAnExceptionIsOnRecordFromItsGrant() {
        String ritm = applied(world.as("la.za1").post("/short-term-exceptions", shortTerm()));
        world.settle();

        assertThat(only("SUBMITTED", ritm).rulings())
                .satisfies(
                        each -> assertThat(asked(each, "exception-eligibility")).isTrue());
        assertThat(of(ritm, "ACCOUNT"))
                .extracting(Facts.Row::what)
                .containsExactly("The exception is granted", "The exception is in force");
        Facts.Row granted = of(ritm, "ACCOUNT").get(0);
        assertThat(granted.details())
                .containsEntry("account", CLERK)
                .containsEntry("kind", "SHORT")
                .containsKeys("from", "until");
        assertThat(asked(granted.rulings(), "exception-terms")).isTrue();
    }

    @Test
    void withoutItsFactNoExceptionIsGranted() {
        facts.cannotBeWritten("ACCOUNT");

        assertThat(world.as("la.za1")
                        .post("/short-term-exceptions", shortTerm())
                        .status())
                .isGreaterThanOrEqualTo(500);

        assertThat(count("exception_term where slot is not null")).isZero();
    }

    @Test
    void everyStepOfALockDownSaysWhatWasWantedFoundAndReadBackAndWhichTryItWas() {
        world.breakDirectory(Map.of("mode", "REFUSE", "operation", "REVOKE_SESSIONS", "times", 1));
        String ritm = compromises.markAndSettle(NURSE);
        world.pass(Duration.ofMinutes(10));

        List<Facts.Row> steps = of(ritm, "DIRECTORY").stream()
                .filter(fact -> fact.what().endsWith(": done and read back"))
                .toList();
        assertThat(steps)
                .hasSize(12)
                .allSatisfy(fact -> assertThat(fact.details())
                        .containsEntry("run", 1)
                        .containsKeys("step", "wanted", "before", "read", "attempt"));
        assertThat(steps).extracting(step -> step.details().get("attempt")).contains(1, 2);
    }

    @Test
    void withoutItsFactNoStepCountsAsDone() {
        facts.cannotBeWritten("DIRECTORY");
        compromises.markAndSettle(NURSE);

        assertThat(compromises.steps(NURSE).values()).isNotEmpty().doesNotContain("VERIFIED");
    }

    @Test
    void whatIsDoneToAnAccountIsOnRecordWithTheTableThatAllowsIt() {
        assertThat(world.as("helpdesk1")
                        .post("/accounts/%s/actions/EXPORT_DETAILS".formatted(NURSE), Map.of())
                        .status())
                .isEqualTo(200);

        assertThat(facts.since(before, "ACCOUNT")).singleElement().satisfies(fact -> {
            assertThat(fact.by()).isEqualTo("helpdesk1");
            assertThat(fact.what()).isEqualTo("The details were exported");
            assertThat(fact.details())
                    .containsEntry("account", NURSE)
                    .containsEntry("action", "EXPORT_DETAILS")
                    .containsKey("accountId");
            assertThat(asked(fact.rulings(), "account-actions")).isTrue();
        });
    }

    @Test
    void withoutItsFactNothingIsDoneToAnAccount() {
        String methods = "directory_account_method where account_id ="
                + " (select id from directory_account where address = '%s')".formatted(STARTER);
        String actions = "account_action where account_address = '%s'".formatted(STARTER);
        long methodsBefore = count(methods);
        long actionsBefore = count(actions);
        facts.cannotBeWritten("ACCOUNT");

        Api.Answer answer = world.as("new.starter")
                .post("/accounts/%s/methods".formatted(STARTER), Map.of("type", "AUTHENTICATOR_APP"));

        assertThat(answer.status()).isGreaterThanOrEqualTo(500);
        assertThat(count(methods)).isEqualTo(methodsBefore);
        assertThat(count(actions)).isEqualTo(actionsBefore);
    }

    @Test
    void aDocumentIsOnRecordByItsFingerprint() {
        world.onboardToNamedLocations("ZA1");
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "Main site", "45.67.84.0/28"));
        byte[] pdf = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        String path = "/requests/%s/documents".formatted(ritm);

        Api.Answer added = world.as("la.za1").upload(path, "file", "a.pdf", pdf);

        assertThat(added.status()).isEqualTo(201);
        assertThat(of(ritm, "STATUS"))
                .anySatisfy(fact -> assertThat(fact.details()).containsEntry("sha256", added.text("sha256")));
        assertThat(of(ritm)).extracting(Facts.Row::rulings).anyMatch(each -> asked(each, "named-location-criteria"));

        facts.cannotBeWritten("STATUS");
        assertThat(world.as("la.za1").upload(path, "file", "b.pdf", pdf).status())
                .isGreaterThanOrEqualTo(500);
        assertThat(count("document where ritm = '%s'".formatted(ritm))).isOne();
    }

    @Test
    void whatTheAdministratorDoesToTheDemonstrationIsOnRecord() {
        world.pass(Duration.ofHours(1));
        world.changeDirectory(Map.of("account", NURSE, "administrator", true));

        assertThat(facts.since(before, "OPERATOR"))
                .extracting(Facts.Row::by, Facts.Row::what, Facts.Row::details)
                .containsExactly(
                        tuple("admin", "The demo clock was advanced", Map.of("by", "PT1H", "from", fromOfTheFirst())),
                        tuple(
                                "admin",
                                "The directory was changed behind the product's back",
                                Map.of("account", NURSE, "administrator", true)));
    }

    private Object fromOfTheFirst() {
        return facts.since(before, "OPERATOR").get(0).details().get("from");
    }

    @Test
    void withoutItsFactTheDemonstrationStaysAsItIs() {
        facts.cannotBeWritten("OPERATOR");
        var clock = world.now();

        assertThat(world.as("admin")
                        .post("/demo/directory-changes", Map.of("account", NURSE, "administrator", true))
                        .status())
                .isGreaterThanOrEqualTo(500);
        assertThat(world.as("admin")
                        .post("/demo/clock", Map.of("advance", "P1D"))
                        .status())
                .isGreaterThanOrEqualTo(500);

        assertThat(count("directory_account where administrator and address = '%s'".formatted(NURSE)))
                .isZero();
        assertThat(world.now()).isBefore(clock.plus(Duration.ofHours(1)));
    }

    @Test
    void aFactWithMoreToTellThanFitsIsWrittenAllTheSame() {
        transaction.executeWithoutResult(status -> {
            IntStream.range(0, 600)
                    .forEach(each -> Rulings.add(new Ruling(
                            "exception-eligibility",
                            1,
                            Map.of("account", each),
                            List.of(new Ruling.Rule("r", Map.of())))));
            trail.record(FactKind.STATUS, null, "w".repeat(700), "somebody", Map.of("comment", "c".repeat(20_000)));
        });

        assertThat(facts.since(before, "STATUS")).singleElement().satisfies(fact -> {
            assertThat(fact.what()).hasSize(500);
            assertThat(fact.rulings()).contains("{\"table\":\"leftOut\",\"version\":0,\"inputs\":{\"number\":");
        });
    }

    private static Map<String, Object> shortTerm() {
        return Map.of("account", CLERK, "justification", "PHONE_STOLEN_OR_LOST");
    }

    private String applied(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.text("ritm");
    }

    private static boolean asked(String rulings, String table) {
        return rulings != null && rulings.contains("\"table\":\"%s\"".formatted(table));
    }

    private List<Facts.Row> of(String ritm) {
        return facts.since(before).stream()
                .filter(fact -> ritm.equals(fact.ritm()))
                .toList();
    }

    private List<Facts.Row> of(String ritm, String kind) {
        return of(ritm).stream().filter(fact -> fact.kind().equals(kind)).toList();
    }

    private Facts.Row only(String kind, String ritm) {
        List<Facts.Row> found = of(ritm, kind);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
