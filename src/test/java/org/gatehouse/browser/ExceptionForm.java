package org.gatehouse.browser;

import com.microsoft.playwright.Locator;
import java.util.List;

/** The form by which a Local Administrator asks for exceptions of 180 days. */
final class ExceptionForm {

    static final String ACCOUNTS = "Accounts";
    static final String FILE = "Or a file with the accounts (optional)";

    private final Visitor requester;

    private ExceptionForm(Visitor requester) {
        this.requester = requester;
    }

    static ExceptionForm openedBy(Visitor requester) {
        requester.open("/long-term-exception/new");
        return new ExceptionForm(requester);
    }

    ExceptionForm list(List<String> accounts) {
        return enter(ACCOUNTS, String.join("\n", accounts));
    }

    /** Everything but the accounts. */
    ExceptionForm fillIn() {
        field("Disproportionate clinical risk").check();
        enter("Why does no core method do?", "No mobile telephones in theatre");
        enter("Why does no FIDO2 key do?", "Keys cannot be disinfected");
        enter("Why does no named location do?", "The site has no address of its own");
        enter("Risk assessment", "Low: the accounts read a rota");
        enter("Elimination plan", "Readers for smartcards by June");
        field(NamedLocationPage.SENIOR_ROLE).check();
        return enter(NamedLocationPage.SENIOR_NAME, "Jo Lund")
                .enter(NamedLocationPage.SENIOR_EMAIL, "jo.lund@za1.example")
                .enter(NamedLocationPage.CONFIRMED_ON, Portal.yesterday().toString())
                .enter(NamedLocationPage.REFERENCE, "IG-18/26");
    }

    ExceptionForm enter(String label, String text) {
        field(label).fill(text);
        return this;
    }

    Locator field(String label) {
        return requester.field(label);
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
