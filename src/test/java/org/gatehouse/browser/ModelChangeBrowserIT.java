package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.gatehouse.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A change of a diagram from its proposal to the decision. The diagram is one that no other test changes. */
@ExtendWith(BrowserExtension.class)
class ModelChangeBrowserIT {

    private static final String MODEL = "step-repair";
    private static final String FILE = "/processes/step-repair.bpmn";

    @AfterEach
    void putBack(Portal portal) {
        if (inForce(portal) % 2 == 0) {
            long back = propose(portal, shipped());
            awaitChecked(portal, back);
            Api.Answer answer = portal.as("owner2")
                    .post(
                            "/model-changes/%d/decision".formatted(back),
                            Map.of("decision", "APPROVE", "differencesSeen", true));
            org.assertj.core.api.Assertions.assertThat(answer.text("state")).isEqualTo("IN_FORCE");
        }
    }

    @Test
    void aProposalIsWatchedWhileItIsCheckedAndComesIntoForceByAnotherOwner(Portal portal) {
        long id = propose(portal, changed());
        Visitor proposer = portal.signedIn("owner1").open("/models/changes/" + id);
        assertThat(facts(proposer)).containsText("Waits for a decision");
        assertThat(proposer.button("Withdraw the change")).isVisible();
        assertThat(proposer.button("Send the decision")).hasCount(0);
        Accessibility.expectOf(proposer);

        Visitor other = portal.signedIn("owner2").open("/");
        other.link("Proposed changes").click();
        Accessibility.expectOf(other);
        other.page().locator("a[href='/models/changes/%d']".formatted(id)).click();
        Accessibility.expectOf(other);
        other.button("Send the decision").click();
        assertThat(other.errorSummary()).containsText("Choose whether you approve or reject it");
        Accessibility.expectOf(other);
        other.page().getByLabel("Reject it").check();
        other.button("Send the decision").click();
        assertThat(other.errorSummary()).containsText("Say why it is rejected");

        other.page().getByLabel("Approve it").check();
        Locator seen = other.page().getByLabel(Pattern.compile("I have looked at"));
        if (seen.count() > 0) {
            seen.check();
        }
        other.button("Send the decision").click();
        assertThat(other.banner()).containsText(Pattern.compile("The change is in force as version \\d+"));
        Accessibility.expectOf(other);
        portal.awaitMails("owner1@gatehouse.example", "Repair a failed step: your change is in force");
        assertThat(other.open("/models/%s/move".formatted(MODEL)).page().locator("main"))
                .containsText(Pattern.compile("by (an )?older version"));
        Accessibility.expectOf(other);
    }

    @Test
    void withoutScriptsOneReloadsAndWithdraws(Portal portal) {
        long id = propose(portal, changed());
        awaitChecked(portal, id);
        Visitor proposer = portal.strangerWithoutScripts().signIn("owner1").open("/models/changes/" + id);
        assertThat(facts(proposer)).containsText("Waits for a decision");
        proposer.button("Withdraw the change").click();
        assertThat(proposer.banner()).containsText("The change is withdrawn");
        assertThat(facts(proposer)).containsText("Withdrawn");
    }

    private static Locator facts(Visitor visitor) {
        return visitor.page().locator(".gh-facts");
    }

    private static long propose(Portal portal, String content) {
        Api.Answer answer = portal.as("owner1")
                .post(
                        "/models/%s/changes".formatted(MODEL),
                        Map.of(
                                "content",
                                content,
                                "reason",
                                "What the step said is easier to find",
                                "running",
                                "FINISH",
                                "base",
                                inForce(portal)));
        org.assertj.core.api.Assertions.assertThat(answer.status())
                .as(answer.body().toString())
                .isEqualTo(201);
        return answer.body().path("id").asLong();
    }

    /** The shipped version and one more for each change that came into force. */
    private static int inForce(Portal portal) {
        return 1
                + portal.as("owner1")
                        .get("/model-changes?state=IN_FORCE&model=" + MODEL)
                        .body()
                        .path("total")
                        .asInt();
    }

    private static void awaitChecked(Portal portal, long id) {
        Awaitility.await("the check of change " + id)
                .atMost(Duration.ofSeconds(30))
                .until(() -> !portal.as("owner1")
                        .get("/model-changes/" + id)
                        .text("state")
                        .equals("CHECKING"));
    }

    private static String changed() {
        return shipped().replaceFirst("<bpmn:documentation>", "<bpmn:documentation>In short: ");
    }

    private static String shipped() {
        try (var file = ModelChangeBrowserIT.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
