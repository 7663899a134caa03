package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an approver does and sees in Camunda Tasklist. */
@ExtendWith(BrowserExtension.class)
class TasklistBrowserIT {

    private static final String SUBJECT = "ZA1: Standard policy";
    private static final int REFUSED = 400;

    @Test
    void aCardSaysWhichRequestItIsAbout(Portal portal) {
        String ritm = portal.inReview();
        Tasklist tasklist = Tasklist.openedBy(portal.signedIn("onboarding1"));
        assertThat(tasklist.card(SUBJECT)).containsText("Review onboarding request");
        assertThat(tasklist.card(SUBJECT)).containsText(ritm);
        assertThat(tasklist.card(SUBJECT)).containsText("Due");
    }

    @Test
    void aRejectionWithoutReasonsIsRefusedAndLosesNothing(Portal portal) {
        String ritm = portal.inReview();
        Visitor approver = portal.signedIn("onboarding1").expecting(REFUSED);
        Tasklist tasklist = Tasklist.openedBy(approver)
                .choose(SUBJECT)
                .claim()
                .decide("Reject")
                .enter("Comment (kept on record)", "Called them twice");
        tasklist.complete();
        assertThat(tasklist.notice()).containsText("Give at least one reason");
        assertThat(portal.status(ritm)).isEqualTo("IN_REVIEW");

        tasklist.dismissNotice();
        assertThat(tasklist.decision("Reject")).isChecked();
        assertThat(tasklist.field("Comment (kept on record)")).hasValue("Called them twice");
        tasklist.giveReasons("The group still holds leavers").complete();
        portal.awaitStatus(ritm, "REJECTED");
    }

    @Test
    void whoRejectedWithoutReasonsCanApproveInstead(Portal portal) {
        String ritm = portal.inReview();
        Visitor approver = portal.signedIn("onboarding1").expecting(REFUSED);
        Tasklist tasklist = Tasklist.openedBy(approver).choose(SUBJECT).claim().decide("Reject");
        tasklist.complete();
        assertThat(tasklist.notice()).containsText("Give at least one reason");

        tasklist.dismissNotice().giveReasons("x".repeat(2001)).complete();
        assertThat(tasklist.notice()).containsText("2,000 characters");

        tasklist.dismissNotice().decide("Approve").complete();
        portal.awaitStatus(ritm, "COMPLETED");
    }

    @Test
    void theReasonsOfARejectionReachTheRequester(Portal portal) {
        String ritm = portal.inReview();
        Visitor approver = portal.signedIn("onboarding1");
        Tasklist.openedBy(approver)
                .choose(SUBJECT)
                .claim()
                .decide("Reject")
                .giveReasons("The group still holds leavers\nNobody told the wards")
                .complete();
        portal.awaitStatus(ritm, "REJECTED");

        RequestPage page = RequestPage.openedBy(portal.signedIn("la.za1"), ritm);
        assertThat(page.status()).hasText("Rejected");
        assertThat(page.decisions().getByRole(AriaRole.LISTITEM))
                .hasText(new String[] {"The group still holds leavers", "Nobody told the wards"});
        assertThat(page.step("approved-no")).containsClass("gh-is-taken");
        assertThat(page.step("tell-rejection")).containsClass("gh-is-done");
    }

    @Test
    void theMarkOfTheDiagramsMakerIsInFullView(Portal portal) {
        String ritm = portal.inReview();
        Visitor requester = portal.signedIn("la.za1");
        RequestPage page = RequestPage.openedBy(requester, ritm);
        Watermark.expectInFullView(page.diagram());
        requester.page().setViewportSize(320, 900);
        Watermark.expectInFullView(page.diagram());

        Tasklist tasklist = Tasklist.openedBy(portal.signedIn("onboarding1"))
                .choose(SUBJECT)
                .claim();
        Watermark.expectInFullView(tasklist.form());
        Watermark.expectInFullView(tasklist.diagram());
    }
}
