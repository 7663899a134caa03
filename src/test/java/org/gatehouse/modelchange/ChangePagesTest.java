package org.gatehouse.modelchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.Browserless;
import org.gatehouse.release.Migration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages of proposed changes show to whom, and what their forms do. */
class ChangePagesTest extends ModelChangeFixture {

    private static final String LIST = "/models/changes";

    private Browserless proposer;
    private Browserless other;

    @BeforeEach
    void signIn() {
        proposer = Browserless.signedIn(world.baseUrl(), "owner1");
        other = Browserless.signedIn(world.baseUrl(), "owner2");
    }

    @Test
    void fromTheEditorsFormToInForce() {
        HttpResponse<String> sent = propose(Map.of(
                "content",
                changed(MODEL).replace("\n", "\r\n"),
                "reason",
                "Because of <b>this</b>",
                "running",
                "FINISH",
                "base",
                String.valueOf(inForce(MODEL).version())));
        String page =
                URI.create(sent.headers().firstValue("Location").orElseThrow()).getPath();

        String accepted = proposer.get(page).body();
        assertThat(accepted)
                .contains("The change is proposed", "Being checked", "data-proposed-model=\"status-enquiry\"")
                .contains("Because of &lt;b&gt;this&lt;/b&gt;", "hx-trigger=\"every 1s\"", "Withdraw the change")
                .doesNotContain("Send the decision");
        assertThat(proposer.get(page).body()).doesNotContain("data-proposed-model");

        checks.run();
        String waiting = other.get(page).body();
        assertThat(waiting)
                .contains("Waits for a decision", "Of 50 finished cases 50 would go the same way", "Send the decision")
                .contains("gh-replay__same")
                .doesNotContain("Withdraw the change", "hx-trigger");

        HttpResponse<String> decided = other.submit(page, page + "/decision", Map.of("decision", "APPROVE"));
        assertThat(decided.statusCode()).isEqualTo(302);
        assertThat(other.get(page).body())
                .contains("The change is in force as version " + inForce(MODEL).version());
    }

    @Test
    void progressIsToldOnlyWhereItIsNewAndThePageIsLoadedAnewWhenTheCheckIsDone() {
        long id = proposed();
        String progress = page(id) + "/progress?seen=CHECKING-false-0";

        assertThat(other.get(progress).statusCode()).isEqualTo(204);
        checks.run();

        HttpResponse<String> done = other.get(progress);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.headers().firstValue("HX-Refresh")).contains("true");
    }

    @Test
    void whatWouldGoDifferentlyIsListedAndMustBeTicked() {
        replayFinds(2, 1);
        given(rehearsals.migratable(any(), any())).willReturn(stuck(4, "RITM0010009"));
        long id = checked();

        String page = other.get(page(id)).body();
        assertThat(page)
                .contains("47 would go the same way, 2 another way, 0 would stop, and 1 could not be replayed")
                .contains("RITM0010001", "instead of to", "Its variables expired")
                .contains("4 instances could go on by it, 1 could not", "It waits at")
                .contains(
                        "I have looked at the 2 cases that would go differently and the case that could not be replayed");

        HttpResponse<String> unseen = other.submit(page(id), page(id) + "/decision", Map.of("decision", "APPROVE"));
        assertThat(unseen.statusCode()).isEqualTo(422);
        assertThat(unseen.body())
                .contains(
                        "Look at the 2 cases that would go differently and the case that could not be replayed first",
                        "href=\"#differencesSeen\"");
        HttpResponse<String> seen = other.submit(
                page(id), page(id) + "/decision", Map.of("decision", "APPROVE", "differencesSeen", "true"));
        assertThat(seen.statusCode()).isEqualTo(302);
    }

    @Test
    void aRejectionWithoutAWordIsSentBackAndOneWithAWordIsShown() {
        long id = checked();

        HttpResponse<String> wordless = other.submit(page(id), page(id) + "/decision", Map.of("decision", "REJECT"));
        assertThat(wordless.statusCode()).isEqualTo(422);
        assertThat(wordless.body()).contains("Say why it is rejected", "checked");
        other.submit(page(id), page(id) + "/decision", Map.of("decision", "REJECT", "comment", "Too early"));

        assertThat(proposer.get(page(id)).body())
                .contains("Rejected", "Too early", "Rosa Delgado")
                .doesNotContain("Withdraw the change");
    }

    @Test
    void theEditorGoesOnFromItOnlyInItsOwnModel() {
        long id = checked();

        assertThat(other.get("/models/%s/edit?change=%d".formatted(MODEL, id)).statusCode())
                .isEqualTo(200);
        assertThat(other.get("/models/onboarding-request/edit?change=" + id).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anOvertakenOneLeadsOnAndCannotBeApproved() {
        long first = checked();
        long second = checked();
        approve(first);

        assertThat(other.get(page(second)).body())
                .contains("came first", "/models/status-enquiry/edit?change=" + second)
                .doesNotContain("Approve it");
        proposer.submit(page(second), page(second) + "/withdrawal", Map.of());
        assertThat(state(second)).isEqualTo("WITHDRAWN");
    }

    @Test
    void whereNothingIsDeployedAtRunTimeTheFileIsOffered() {
        willReturn(false).given(releases).allowedHere();
        long id = checked();
        approve(id);

        assertThat(other.get(page(id)).body())
                .contains("Download the file for the repository", "processes/status-enquiry.bpmn");
        HttpResponse<String> file = other.get(page(id) + "/file");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"status-enquiry.bpmn\"");
        assertThat(file.body()).startsWith("<?xml");
    }

    @Test
    void theMoveOfInstancesIsShownWhileItGoesOnAndAfterwards() {
        long id = checked();
        approve(id);
        int version = inForce(MODEL).version();
        Instant now = world.now();
        var under = new Migration(MODEL, version, now, null, 200, 12, 1, List.of());
        willReturn(Optional.of(under)).given(releases).migration(eq(MODEL), eq(version));
        assertThat(other.get(page(id)).body())
                .contains("13 of 200 running instances are seen to", "max=\"200\"", "hx-trigger");

        var stayed = List.of(new Migration.Stayed("i", "RITM0010003", 1, "It waits at a step that is gone"));
        var over = new Migration(MODEL, version, now, now, 200, 198, 1, stayed);
        willReturn(Optional.of(over)).given(releases).migration(eq(MODEL), eq(version));
        assertThat(other.get(page(id)).body())
                .contains("198 of 200 running instances go on by the new version", "a step that is gone")
                .doesNotContain("hx-trigger");
    }

    @Test
    void whatIsRefusedIsSaidWithAWayBackAndAMissingReasonCanBeGivenAtOnce() {
        HttpResponse<String> broken = propose(Map.of(
                "content",
                changed(MODEL).replace("enquiry-answer", "no-such-form"),
                "reason",
                "Mine & yours",
                "running",
                "FINISH",
                "base",
                String.valueOf(inForce(MODEL).version())));
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.body())
                .contains("answer-enquiry: There is no form", "Go on drawing", "Mine &amp; yours")
                .doesNotContain("Propose the change</button>");

        HttpResponse<String> silent = propose(Map.of(
                "content", changed(MODEL), "base", String.valueOf(inForce(MODEL).version())));
        assertThat(silent.body())
                .contains("Say why it is to be changed", "Choose what becomes of running instances")
                .contains("name=\"content\"", "Propose the change</button>");
        assertThat(propose(Map.of()).body()).contains("Nothing was drawn");
        assertThat(rows()).isZero();
    }

    @Test
    void theListIsFilteredAndTheHomePageCounts() {
        long id = checked();
        proposed();

        assertThat(proposer.get(LIST).body()).contains("2 changes, the newest first", "Waits for a decision");
        assertThat(proposer.get(LIST + "?state=PROPOSED").body()).contains("1 change.", page(id));
        assertThat(proposer.get(LIST + "?model=service-levels").body()).contains("No change fits these filters");
        assertThat(proposer.get(LIST + "?state=NONE").statusCode()).isEqualTo(422);
        assertThat(other.get("/").body()).contains("change of a diagram or table waits for your decision");
        assertThat(proposer.get("/").body()).contains("changes of diagrams or tables wait for your decision");
    }

    @Test
    void auditorsReadAndHaveNoForm() {
        long id = checked();
        Browserless auditor = Browserless.signedIn(world.baseUrl(), "auditor1");

        assertThat(auditor.get(LIST).body()).contains(page(id));
        assertThat(auditor.get(page(id)).body())
                .contains("Waits for a decision")
                .doesNotContain("Send the decision", "Withdraw the change", "/edit");
    }

    private static String page(long id) {
        return LIST + "/" + id;
    }

    private HttpResponse<String> propose(Map<String, String> fields) {
        return proposer.submit(LIST, "/models/%s/changes".formatted(MODEL), fields);
    }
}
