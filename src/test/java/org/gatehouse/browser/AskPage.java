package org.gatehouse.browser;

import com.microsoft.playwright.Locator;

/** The form by which a Local Administrator asks for an MFA policy. */
final class AskPage {

    static final String GROUP = "Display Name of the security group";
    static final String CONTACT = "Contact email address";
    static final String COMMENTS = "Comments (optional)";

    private final Visitor requester;

    private AskPage(Visitor requester) {
        this.requester = requester;
    }

    static AskPage openedBy(Visitor requester) {
        requester.open("/onboarding/new");
        return new AskPage(requester);
    }

    Locator choice(String label) {
        return requester.field(label);
    }

    Locator field(String label) {
        return requester.field(label);
    }

    AskPage choose(String policy, String scope) {
        choice(policy).check();
        choice(scope).check();
        return this;
    }

    AskPage enter(String label, String text) {
        field(label).fill(text);
        return this;
    }

    Locator submit() {
        return requester.button("Submit the request");
    }

    /** Submits it, which leads to the page of the new request. */
    RequestPage file() {
        submit().click();
        return RequestPage.shownTo(requester);
    }
}
