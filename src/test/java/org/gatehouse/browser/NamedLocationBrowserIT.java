package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A named location from the form to the register, past a rejection: corrected, or contested. */
@ExtendWith(BrowserExtension.class)
class NamedLocationBrowserIT {

    private static final String REVIEW = "Review named location";
    private static final String TRIAGE = "Triage escalation";
    private static final String HEARING = "Decide escalation";
    private static final String GUESTS =
            "Only people and devices the organisation has admitted can use the network; guests use another one";

    @BeforeEach
    void theOrganisationIsOnboarded(Portal portal) {
        portal.onboardToNamedLocations();
    }

    @Test
    void aRejectedLocationIsCorrectedApprovedAndFoundInTheRegister(Portal portal) {
        Visitor requester = portal.signedIn("la.za1");
        String ritm = file(requester);
        portal.awaitStatus(ritm, "IN_REVIEW");

        Tasklist tasklist = Tasklist.openedBy(portal.signedIn("location1"))
                .choose("ZA1: Register named location 'Main site'")
                .claim();
        assertThat(tasklist.form()).containsText(ritm);
        assertThat(tasklist.form()).containsText("45.67.84.0/28");
        assertThat(tasklist.form()).containsText(GUESTS);
        assertThat(tasklist.cutText()).isEqualTo("");
        tasklist.decide("Reject").giveReasons("Guests use it\nNobody is named").complete();
        portal.awaitStatus(ritm, "REJECTED");

        assertThat(RequestPage.openedBy(requester, ritm).status()).hasText("Rejected");
        requester.link("Correct and resubmit").click();
        NamedLocationPage correction = NamedLocationPage.shownTo(requester);
        assertThat(correction.field(NamedLocationPage.RANGES)).hasValue("45.67.84.0/28");
        String corrected = correction
                .enter("Guests use it", "They have a network of their own")
                .enter("Nobody is named", "Sam Patel is")
                .confirmBySenior()
                .confirmEachCriterion()
                .file()
                .ritm();
        assertThat(requester.link(ritm)).isVisible();
        portal.awaitStatus(corrected, "IN_REVIEW");

        TaskPage.openedBy(portal.signedIn("location2"), REVIEW, corrected)
                .decide("Approve")
                .send()
                .click();
        portal.awaitStatus(corrected, "COMPLETED");

        RequestPage completed = RequestPage.openedBy(requester, corrected);
        assertThat(completed.status()).hasText("Completed");
        assertThat(completed.decisions()).containsText("by Dana Whitlock (location2)");
        RequestPage rejected = RequestPage.openedBy(requester, ritm);
        expectTaken(rejected, "approved-no", "to-window", "to-resubmission-filed", "to-resubmitted");
        expectNotTaken(rejected, "approved-yes", "to-escalation-asked", "to-window-over");
        expectFoundInTheRegister(requester);
    }

    private static String file(Visitor requester) {
        NamedLocationPage form = NamedLocationPage.openedBy(requester).enter(NamedLocationPage.NAME, "Main site");
        form.typeRanges("10.1.0.0/16, 45.67.84.5/28");
        assertThat(form.verdictOn("10.1.0.0/16")).containsText("Not possible");
        assertThat(form.verdictOn("45.67.84.0/28")).containsText("Warning");
        form.typeRanges("45.67.84.0/28");
        assertThat(form.verdictOn("10.1.0.0/16")).hasCount(0);
        assertThat(form.verdictOn("45.67.84.0/28").locator("strong")).hasText("OK");

        String ritm = form.confirmBySenior().confirmEachCriterion().file().ritm();
        assertThat(requester.banner()).containsText("Your request " + ritm + " has been submitted");
        return ritm;
    }

    private static void expectFoundInTheRegister(Visitor requester) {
        requester.open("/named-locations");
        Locator row =
                requester.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Main site"));
        assertThat(row).containsText("45.67.84.0/28");
        assertThat(row).containsText("Northbank Hospital (ZA1)");
        requester.field("Is this address in a named location?").fill("45.67.84.9");
        requester.button("Look up").click();
        assertThat(requester.page().locator("main")).containsText("Yes. 45.67.84.9 is in a named location.");
    }

    @Test
    void aRejectionIsContestedAndOverturned(Portal portal) {
        String ritm = portal.locationInReview();
        TaskPage review = TaskPage.openedBy(portal.signedIn("location1"), REVIEW, ritm);
        review.criterion(GUESTS).check();
        review.decide("Reject").send().click();
        portal.awaitStatus(ritm, "REJECTED");

        Visitor requester = portal.signedIn("la.za1");
        RequestPage page = RequestPage.openedBy(requester, ritm);
        assertThat(page.decisions()).containsText("Not met: " + GUESTS);
        page.contest("");
        assertThat(requester.errorSummary()).containsText("Enter why the rejection is wrong");
        page.contest("Guests have had a network of their own since May");
        assertThat(requester.banner()).containsText("Your escalation has been handed to the helpdesk");
        assertThat(page.status()).hasText("Escalated");
        assertThat(page.step("escalation")).containsClass("gh-is-current");

        Tasklist triage = Tasklist.openedBy(portal.signedIn("helpdesk1"))
                .chooseTask(TRIAGE, ritm)
                .claim();
        assertThat(triage.form()).containsText("Guests have had a network of their own since May");
        triage.complete();
        portal.awaitTask("panel1", ritm);

        Tasklist hearing = Tasklist.openedBy(portal.signedIn("panel1"))
                .chooseTask(HEARING, ritm)
                .claim();
        assertThat(hearing.form()).containsText("Not met: " + GUESTS);
        hearing.decide("Overturn the rejection").complete();
        portal.awaitStatus(ritm, "COMPLETED");

        RequestPage completed = RequestPage.openedBy(requester, ritm);
        assertThat(completed.status()).hasText("Completed");
        assertThat(completed.decisions()).containsText("by Frances Moore (panel1)");
        assertThat(completed.step("escalation")).containsClass("gh-is-done");
        expectTaken(completed, "to-escalation-asked", "to-escalation", "to-overturned", "overturned-yes");
        expectNotTaken(completed, "approved-yes", "overturned-no", "to-resubmission-filed", "to-window-over");
        assertThat(completed.diagram().locator(".gh-is-current")).hasCount(0);
    }

    @Test
    void theWrittenConfirmationIsAddedAsAPdfOrAnEmailAndNothingElse(Portal portal) {
        Visitor requester = portal.signedIn("la.za1");
        RequestPage page = RequestPage.openedBy(requester, portal.locationInReview());
        page.add(Papers.NO_PDF);
        assertThat(requester.errorSummary()).isFocused();
        assertThat(requester.errorSummary()).containsText("Only PDF files and emails (EML) can be added");
        assertThat(page.documents()).hasCount(0);

        page.add(Papers.PDF);
        assertThat(requester.banner()).containsText("confirmation.pdf has been added");
        page.add(Papers.EMAIL);
        assertThat(requester.banner()).containsText("Re Confirmed.eml has been added");
        assertThat(page.documents()).containsText(new String[] {"confirmation.pdf", "Re Confirmed.eml"});
    }

    private static void expectTaken(RequestPage page, String... flows) {
        for (String flow : List.of(flows)) {
            assertThat(page.step(flow)).containsClass("gh-is-taken");
        }
    }

    private static void expectNotTaken(RequestPage page, String... flows) {
        for (String flow : List.of(flows)) {
            assertThat(page.step(flow)).not().containsClass("gh-is-taken");
        }
    }
}
