package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request is filed, decided and followed with JavaScript turned off. */
@ExtendWith(BrowserExtension.class)
class WithoutScriptsBrowserIT {

    @Test
    void aRequestIsFiledDecidedAndFollowed(Portal portal) {
        Visitor requester = portal.strangerWithoutScripts().signIn("la.za1");
        AskPage page = AskPage.openedBy(requester);
        page.submit().click();
        assertThat(requester.errorSummary()).containsText("Choose a policy");
        RequestPage request = page.choose("Standard", "The whole organisation")
                .enter(AskPage.GROUP, "ZA1-reception")
                .file();
        assertThat(requester.banner()).containsText("has been submitted");
        portal.awaitStatus(request.ritm(), "IN_REVIEW");

        Visitor approver = portal.strangerWithoutScripts().signIn("onboarding1").open("/my-work");
        approver.link("Review onboarding request " + request.ritm()).click();
        assertThat(approver.page().locator("main")).containsText("The scope is the whole organisation");
        approver.field("Reject").check();
        approver.field("Reasons").fill("Begin with a few users");
        approver.button("Send the decision").click();
        assertThat(approver.banner()).containsText("Your decision on " + request.ritm() + " has been recorded");
        portal.awaitStatus(request.ritm(), "REJECTED");

        RequestPage rejected = RequestPage.openedBy(requester, request.ritm());
        assertThat(rejected.decisions()).containsText("Begin with a few users");
        requester.page().getByText("Steps in words").click();
        assertThat(rejected.stepsInWords().last()).containsText("Request rejected: done");
    }
}
