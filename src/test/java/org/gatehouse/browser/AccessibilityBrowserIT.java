package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of ours is free of what axe can find, on a desktop and on a small telephone. */
@ExtendWith(BrowserExtension.class)
class AccessibilityBrowserIT {

    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    @Test
    void whatNeedsNoSignIn(Portal portal) {
        Visitor stranger = portal.stranger();
        for (String page : List.of("/login", "/login?error", "/login?signed-out", "/accessibility")) {
            Accessibility.expectOf(stranger.open(page));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"la.za1", "onboarding1", "helpdesk1", "support1", "owner1", "auditor1", "staff.nurse", "admin"})
    void theHomePageOfEachRole(String login, Portal portal) {
        Accessibility.expectOf(portal.signedIn(login).open("/"));
    }

    @Test
    void theFormToAskForAPolicy(Portal portal) {
        Visitor requester = portal.signedIn("la.za1");
        AskPage page = AskPage.openedBy(requester);
        Accessibility.expectOf(requester);
        page.submit().click();
        assertThat(requester.errorSummary()).isVisible();
        Accessibility.expectOf(requester);
    }

    @Test
    void aRequestInReviewAndTheListOfRequests(Portal portal) {
        String ritm = portal.inReview();
        Visitor requester = portal.signedIn("la.za1");
        RequestPage page = RequestPage.openedBy(requester, ritm);
        assertThat(page.diagram()).isVisible();
        Accessibility.expectOf(requester);
        page.ask("");
        assertThat(requester.errorSummary()).isVisible();
        assertThat(page.diagram()).isVisible();
        Accessibility.expectOf(requester);
        page.ask("When will it be decided?");
        assertThat(requester.banner()).isVisible();
        assertThat(page.diagram()).isVisible();
        Accessibility.expectOf(requester);
        Accessibility.expectOf(requester.open("/requests"));
    }

    @Test
    void aCompletedRequestAndItsMails(Portal portal) {
        String ritm = portal.completed();
        portal.awaitMails("it.office@za1.example", ritm + " completed");
        Visitor administrator = portal.signedIn("admin");
        assertThat(RequestPage.openedBy(administrator, ritm).diagram()).isVisible();
        Accessibility.expectOf(administrator);
        administrator.open("/mail").page().locator(".gh-mail summary").first().click();
        Accessibility.expectOf(administrator);
    }

    @Test
    void aRejectedRequest(Portal portal) {
        Visitor requester = portal.signedIn("la.za1");
        assertThat(RequestPage.openedBy(requester, portal.rejected()).diagram()).isVisible();
        Accessibility.expectOf(requester);
    }

    @Test
    void myWorkAndADecision(Portal portal) {
        String ritm = portal.inReview();
        Visitor approver = portal.signedIn("onboarding1");
        Accessibility.expectOf(approver.open("/my-work"));
        approver.link("Review onboarding request " + ritm).click();
        assertThat(approver.heading()).containsText("Review onboarding request");
        Accessibility.expectOf(approver);
        approver.button("Send the decision").click();
        assertThat(approver.errorSummary()).isVisible();
        Accessibility.expectOf(approver);
    }

    @Test
    void theFormAboutANamedLocation(Portal portal) {
        portal.onboardToNamedLocations();
        Visitor requester = portal.signedIn("la.za1");
        NamedLocationPage form = NamedLocationPage.openedBy(requester);
        Accessibility.expectOf(requester);
        form.submit().click();
        assertThat(requester.errorSummary()).isVisible();
        Accessibility.expectOf(requester);

        RequestPage.openedBy(requester, portal.rejectedLocation());
        requester.link("Correct and resubmit").click();
        NamedLocationPage correction = NamedLocationPage.shownTo(requester);
        Accessibility.expectOf(requester);
        correction.submit().click();
        requester
                .link("Say what was done about this reason: Guests use it, too")
                .click();
        assertThat(correction.field("Guests use it, too")).isFocused();
        Accessibility.expectOf(requester);
    }

    @Test
    void theRegisterOfNamedLocationsAndTheCheckOfRanges(Portal portal) {
        portal.onboardToNamedLocations();
        portal.changeInReview();
        Visitor requester = portal.signedIn("la.za1");
        Accessibility.expectOf(requester.open("/named-locations/risks"));
        Accessibility.expectOf(requester.open("/named-locations/check"));
        requester
                .field(NamedLocationPage.RANGES)
                .pressSequentially("10.1.0.0/16, 45.67.84.5/28, 8.8.8.8, 2a02:26f0:1180::/44, here,"
                        + " 2001:db8:85a3:1234:5678:8a2e:370:7334");
        assertThat(requester.page().locator(".gh-verdicts tbody tr")).hasCount(6);
        Accessibility.expectOf(requester);
        Accessibility.expectOf(requester.open("/named-locations?ip=198.51.100.7"));
        Accessibility.expectOf(requester.open("/named-locations?ip=here"));
        Accessibility.expectOf(portal.signedIn("support1").open("/named-locations"));
    }

    @Test
    void aChangeOfANamedLocationWithItsDocumentsAndItsReview(Portal portal) {
        portal.onboardToNamedLocations();
        String ritm = portal.changeInReview();
        Visitor requester = portal.signedIn("la.za1");
        RequestPage page = RequestPage.openedBy(requester, ritm);
        page.add(Papers.PDF);
        assertThat(page.documents()).hasCount(1);
        assertThat(page.diagram()).isVisible();
        Accessibility.expectOf(requester);
        page.add(Papers.NO_PDF);
        assertThat(requester.errorSummary()).isVisible();
        assertThat(page.diagram()).isVisible();
        Accessibility.expectOf(requester);

        Visitor reviewer = portal.signedIn("location1");
        TaskPage review = TaskPage.openedBy(reviewer, "Review named location", ritm);
        Accessibility.expectOf(reviewer);
        review.decide("Reject").send().click();
        assertThat(reviewer.errorSummary()).isVisible();
        Accessibility.expectOf(reviewer);
    }

    @Test
    void aContestedRejection(Portal portal) {
        portal.onboardToNamedLocations();
        String ritm = portal.rejectedLocation();
        Visitor requester = portal.signedIn("la.za1");
        RequestPage page = RequestPage.openedBy(requester, ritm);
        assertThat(page.diagram()).isVisible();
        Accessibility.expectOf(requester);
        page.contest("They have a network of their own");
        assertThat(page.diagram()).isVisible();
        Accessibility.expectOf(requester);
        Visitor helpdesk = portal.signedIn("helpdesk1");
        TaskPage.openedBy(helpdesk, "Triage escalation", ritm);
        Accessibility.expectOf(helpdesk);
    }

    @Test
    void theAccounts(Portal portal) {
        Visitor administrator = portal.signedIn("la.za1");
        Accessibility.expectOf(administrator.open("/accounts"));
        Accessibility.expectOf(administrator.open("/accounts?q=nobody"));
        Accessibility.expectOf(administrator.open("/accounts/ward.clerk@za1.example"));
        Accessibility.expectOf(administrator.open("/accounts/break.glass@za1.example"));
        portal.exception("user10@za1.example");
        Accessibility.expectOf(administrator.open("/accounts/user10@za1.example"));
        Accessibility.expectOf(portal.signedIn("helpdesk1").open("/accounts?organisation=x"));
    }

    @Test
    void theFormsForExceptions(Portal portal) {
        Visitor requester = portal.signedIn("la.za1").open("/short-term-exception/new");
        Accessibility.expectOf(requester);
        requester.button("Give the exception").click();
        assertThat(requester.errorSummary()).isVisible();
        Accessibility.expectOf(requester);

        ExceptionForm form = ExceptionForm.openedBy(requester);
        Accessibility.expectOf(requester);
        form.enter(ExceptionForm.ACCOUNTS, "new.starter@za1.example, nobody@za1.example")
                .submit()
                .click();
        assertThat(requester.errorSummary()).isVisible();
        Accessibility.expectOf(requester);
    }

    @Test
    void exceptionsInReviewRunningAndInTheirRegister(Portal portal) {
        Visitor requester = portal.signedIn("la.za1");
        String ritm = ExceptionForm.openedBy(requester)
                // 20 to 24 are locked down by other tests
                .list(IntStream.concat(IntStream.range(1, 20), IntStream.rangeClosed(25, 30))
                        .mapToObj("user%02d@za1.example"::formatted)
                        .toList())
                .fillIn()
                .file()
                .ritm();
        portal.awaitStatus(ritm, "IN_REVIEW");
        Visitor reviewer = portal.signedIn("exceptions1");
        TaskPage review = TaskPage.openedBy(reviewer, "Review long-term exception", ritm);
        Accessibility.expectOf(reviewer);
        review.account("user01@za1.example", "Refuse").check();
        review.decide("Grant").send().click();
        assertThat(reviewer.errorSummary()).isVisible();
        Accessibility.expectOf(reviewer);
        review.giveReasons("A key does").send().click();
        portal.awaitTerm(ritm, "user30@za1.example", "ACTIVE");

        RequestPage page = RequestPage.openedBy(requester, ritm);
        assertThat(page.diagram()).isVisible();
        requester.page().getByText("Cancel exceptions").click();
        Accessibility.expectOf(requester);
        requester.link("Diagram of user02@za1.example").click();
        assertThat(page.diagram()).hasCount(2);
        Accessibility.expectOf(requester);
        requester.open("/exceptions").page().getByText("Risk and plan").first().click();
        Accessibility.expectOf(requester);
        Accessibility.expectOf(portal.signedIn("auditor1").open("/exceptions?part=SOME"));
    }

    @Test
    void theReports(Portal portal) {
        portal.exception("user11@za1.example");
        Visitor auditor = portal.signedIn("auditor1").expecting(NOT_FOUND);
        Accessibility.expectOf(auditor.open("/reports"));
        auditor.page().getByText("How these are counted").click();
        Accessibility.expectOf(auditor);
        Accessibility.expectOf(auditor.open("/reports?organisation=ZC3"));
        Accessibility.expectOf(auditor.open("/reports?organisation=x"));
        Accessibility.expectOf(auditor.open("/reports?organisation=B99"));
        Accessibility.expectOf(auditor.open("/reports/mfa-status?organisation=ZA1"));
        Accessibility.expectOf(auditor.open("/reports/mfa-status?part=SOME"));
        Accessibility.expectOf(portal.signedIn("la.za1").open("/reports/mfa-status?part=EXCEPTED"));
    }

    @Test
    void theFormToMoveWhatRuns(Portal portal) {
        Visitor owner = portal.signedIn("owner1").open("/models/onboarding-request/move");
        assertThat(owner.heading()).containsText("Move what runs to version");
        Accessibility.expectOf(owner);
    }

    @Test
    void theDemoClock(Portal portal) {
        Visitor administrator = portal.signedIn("admin").open("/demo/clock");
        Accessibility.expectOf(administrator);
        administrator.button("Advance").click();
        assertThat(administrator.errorSummary()).isVisible();
        Accessibility.expectOf(administrator);
        administrator.field("Another length of time").fill("PT1M");
        administrator.button("Advance").click();
        assertThat(administrator.banner()).containsText("It is now");
        Accessibility.expectOf(administrator);
    }

    @Test
    void pagesThatSayNo(Portal portal) {
        Visitor requester = portal.signedIn("la.za1").expecting(NOT_FOUND).expecting(FORBIDDEN);
        Accessibility.expectOf(requester.open("/requests/RITM9999999"));
        Accessibility.expectOf(requester.open("/demo/clock"));
        Accessibility.expectOf(requester.open("/requests?status=NO_SUCH_STATUS"));
    }
}
