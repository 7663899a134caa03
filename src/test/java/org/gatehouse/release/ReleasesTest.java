package org.gatehouse.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.HistoryService;
import org.gatehouse.Facts;
import org.gatehouse.World;
import org.gatehouse.engine.DecisionTables;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.engine.ModelDeployments;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.store.Sha256;
import org.gatehouse.trail.AuditTrail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** A version comes into force while the product runs, and what was in force before can come back. */
class ReleasesTest extends ReleaseTest {

    private static final String TERMS = "exception-terms";

    @Autowired
    private DecisionTables tables;

    @Autowired
    private ModelDeployments deployments;

    @Autowired
    private ReleasedFiles files;

    @Autowired
    private ReleaseRows releaseRows;

    @Autowired
    private MigrationRows migrationRows;

    @Autowired
    private OwnersTold owners;

    @Autowired
    private EngineSession session;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private HistoryService history;

    @Autowired
    @Qualifier("modelDeployer")
    private SmartInitializingSingleton restart;

    @Test
    void theContentIsTheNextVersionWithTheFormsItNames() {
        ModelVersion before = inForce(ONBOARDING);

        ModelVersion now = rename(Running.FINISH);

        assertThat(now.version()).isEqualTo(before.version() + 1);
        assertThat(inForce(ONBOARDING)).isEqualTo(now);
        assertThat(text(now)).contains("All is done");
        assertThat(models.files(now).keySet()).isEqualTo(models.files(before).keySet());
        assertThat(models.files(now).get("forms/onboarding-review.form"))
                .isEqualTo(models.files(before).get("forms/onboarding-review.form"));
        assertThat(releases.of(ONBOARDING).get(0))
                .extracting(Release::version, Release::reason, Release::running, Release::backTo)
                .containsExactly(now.version(), because("Clearer words"), Running.FINISH, null);
    }

    @Test
    void itIsOnRecordByWhomAndWhatItWas() {
        byte[] before = models.content(inForce(ONBOARDING));
        long last = facts.last();

        ModelVersion now = rename(Running.FINISH);

        assertThat(facts.since(last, "DEPLOYMENT"))
                .extracting(Facts.Row::by, Facts.Row::what)
                .containsExactly(tuple("owner1", "In force: onboarding-request version " + now.version()));
        assertThat(facts.since(last, "MODEL"))
                .singleElement()
                .satisfies(fact -> assertThat(fact.by()).isEqualTo("owner1"))
                .extracting(Facts.Row::details, InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("key", ONBOARDING)
                .containsEntry("version", now.version())
                .containsEntry("replaces", now.version() - 1)
                .containsEntry("change", 7)
                .containsEntry("proposedBy", "owner2")
                .containsEntry("sha256From", Sha256.of(before))
                .containsEntry("sha256To", Sha256.of(models.content(now)));
        assertThat(history.createUserOperationLogQuery()
                        .deploymentId(now.deployment())
                        .list())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getUserId()).isEqualTo("owner1"));
        assertThat(facts.since(last, "OPERATOR")).isEmpty();
    }

    @Test
    void whatBeginsAfterwardsRunsByItAndWhatRunsFinishesOnItsVersion() {
        String earlier = world.file(World.onboarding("ZA1", "STANDARD"));
        int before = versionOf(earlier);

        ModelVersion now = rename(Running.FINISH);
        migrations.run();
        String later = world.file(World.onboarding("ZB2", "STANDARD"));

        assertThat(versionOf(earlier)).isEqualTo(before);
        assertThat(versionOf(later)).isEqualTo(now.version());
        assertThat(releases.migration(ONBOARDING, now.version())).isEmpty();
    }

    @Test
    void aTableCountsFromThenOn() {
        Map<String, ?> question = Map.of("kind", "LONG");
        assertThat(tables.ask(TERMS, question))
                .extracting(row -> row.get("lasts"))
                .containsExactly(4320);

        ModelVersion now = release(TERMS, "<text>4320</text>", "<text>2160</text>", Running.FINISH);

        assertThat(tables.ask(TERMS, question))
                .extracting(row -> row.get("lasts"))
                .containsExactly(2160);
        assertThat(models.files(now)).containsOnlyKeys("processes/exception-terms.dmn");
        assertThat(releases.of(TERMS)).extracting(Release::version).startsWith(now.version());
    }

    @Test
    void whoDidNotSeeTheNewestVersionIsRefused() {
        ModelVersion seen = inForce(ONBOARDING);
        byte[] content = changed(ONBOARDING, "name=\"Onboarding completed\"", "name=\"Over\"");
        rename(Running.FINISH);

        assertThatThrownBy(() -> releases.release(seen, content, Running.FINISH, because("Too late")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(codes(refusal)).containsExactly("CHANGED_MEANWHILE"));
    }

    @Test
    void whatIsWrongWithItIsSaidAndNothingOfItStays() {
        ModelVersion before = inForce(ONBOARDING);
        long last = facts.last();

        for (byte[] wrong : List.of(
                changed(ONBOARDING, "name=\"request-withdrawn\"", "name=\"gone\""),
                changed(ONBOARDING, "${linkGroup}", "${runtimeService}"),
                changed(ONBOARDING, "camunda:formRef=\"onboarding-review\"", "camunda:formRef=\"no-such-form\""),
                changed(ONBOARDING, "<bpmn:process id=\"onboarding-request\"", "<bpmn:process id=\"status-enquiry\""),
                "no model".getBytes(StandardCharsets.UTF_8))) {
            assertThatThrownBy(() -> releases.release(before, wrong, Running.FINISH, because("A try")))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(codes(refusal)).containsOnly("MODEL_INVALID"));
        }
        assertThatThrownBy(
                        () -> releases.release(before, models.content(before), Running.FINISH, because("Nothing else")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(codes(refusal)).containsExactly("NOTHING_CHANGES"));

        assertThat(inForce(ONBOARDING)).isEqualTo(before);
        assertThat(facts.since(last)).isEmpty();
    }

    @Test
    void aFileOfTablesKeepsToItsOwnDecisions() {
        ModelVersion before = inForce("sign-in-outcome");
        byte[] taken = changed("sign-in-outcome", "id=\"mfa-due\"", "id=\"account-actions\"");
        byte[] linked = new String(taken, StandardCharsets.UTF_8)
                .replace("#mfa-due", "#account-actions")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> releases.release(before, linked, Running.FINISH, because("Mine")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(codes(refusal)).containsOnly("MODEL_INVALID"));
        assertThat(inForce("account-actions").version()).isEqualTo(1);

        release("sign-in-outcome", "name=\"Kind of application\"", "name=\"Sort of application\"", Running.FINISH);

        assertThat(inForce("sign-in-outcome").version()).isEqualTo(before.version() + 1);
    }

    @Test
    void backPutsWhatWasInForceBeforeIntoForceAndTellsTheOtherOwners() {
        String shipped = text(inForce(ONBOARDING));
        ModelVersion worse = rename(Running.FINISH);
        assertThat(releases.before(ONBOARDING)).get().extracting(this::text).isEqualTo(shipped);

        ModelVersion now =
                releases.back(ONBOARDING, inForce(ONBOARDING).version(), Running.FINISH, because("It confuses people"));

        assertThat(now.version()).isEqualTo(worse.version() + 1);
        assertThat(text(now)).isEqualTo(shipped);
        Release last = releases.of(ONBOARDING).get(0);
        assertThat(text(models.of(ONBOARDING, last.backTo()).orElseThrow())).isEqualTo(shipped);
        assertThat(jdbc.sql("select recipient from outbox where template = 'model-back'")
                        .query(String.class)
                        .list())
                .containsExactly("owner2@gatehouse.example");
        assertThat(jdbc.sql("select body from outbox where template = 'model-back'")
                        .query(String.class)
                        .single())
                .contains("Quinn Barlow", "It confuses people", "/models/onboarding-request");
    }

    @Test
    void backTwiceLeadsFurtherBackAndThenNowhere() {
        String key = "status-enquiry";
        String first = text(inForce(key));
        release(key, "name=\"Enquiry answered\"", "name=\"Answered\"", Running.FINISH);
        String second = text(inForce(key));
        release(key, "name=\"Lead told\"", "name=\"Lead knows\"", Running.FINISH);

        assertThat(text(releases.back(key, inForce(key).version(), Running.FINISH, because("Bad"))))
                .isEqualTo(second);
        assertThat(text(releases.back(key, inForce(key).version(), Running.FINISH, because("Bad too"))))
                .isEqualTo(first);
        assertThatThrownBy(() -> releases.back(key, inForce(key).version(), Running.FINISH, because("Further")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(codes(refusal)).containsExactly("NOTHING_TO_GO_BACK_TO"));
        assertThatThrownBy(() -> releases.back("no-such-model", 1, Running.FINISH, because("?")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(codes(refusal)).containsExactly("NOT_FOUND"));
    }

    @Test
    void aRestartLeavesInForceWhatWasReleased() {
        ModelVersion now = rename(Running.FINISH);
        long last = facts.last();

        restart.afterSingletonsInstantiated();

        assertThat(inForce(ONBOARDING)).isEqualTo(now);
        assertThat(facts.since(last, "DEPLOYMENT")).isEmpty();
    }

    @Test
    void whereItIsOffNothingElseIsDone() {
        ModelVersion before = inForce(ONBOARDING);
        byte[] content = changed(ONBOARDING, "name=\"Onboarding completed\"", "name=\"Over\"");
        var off = new RunTimeReleases(
                false,
                models,
                deployments,
                files,
                releaseRows,
                migrationRows,
                owners,
                session,
                trail,
                Clock.systemUTC());
        long last = facts.last();

        assertThat(off.allowedHere()).isFalse();
        assertThatThrownBy(() -> off.release(before, content, Running.FINISH, because("Here")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(codes(refusal)).containsExactly("RUN_TIME_OFF"));
        assertThatThrownBy(() -> off.back(ONBOARDING, before.version(), Running.FINISH, because("Here")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(codes(refusal)).containsExactly("RUN_TIME_OFF"));
        assertThat(inForce(ONBOARDING)).isEqualTo(before);
        assertThat(facts.since(last)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"application.yml, false", "application-production.yml, false", "application-embedded.yml, true"})
    void itIsOnInTheDemonstrationOnly(String settings, boolean on) throws IOException {
        List<PropertySource<?>> sources =
                new YamlPropertySourceLoader().load(settings, new ClassPathResource(settings));

        assertThat(sources)
                .extracting(source -> source.getProperty("gatehouse.models.deploy-at-run-time"))
                .containsExactly(on);
    }

    private static List<String> codes(Refusal refusal) {
        return refusal.findings().stream().map(Finding::code).toList();
    }
}
