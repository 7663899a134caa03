package org.gatehouse.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The form by which a Local Administrator asks about a named location. */
final class NamedLocationPage {

    static final String NAME = "Name of the network";
    static final String RANGES = "Public IP addresses or ranges";
    static final String SENIOR_NAME = "Name";
    static final String SENIOR_ROLE = "Senior Information Risk Owner (SIRO)";
    static final String SENIOR_EMAIL = "Email address";
    static final String CONFIRMED_ON = "Day of the written confirmation";
    static final String REFERENCE = "Where the confirmation is kept";

    private final Visitor requester;

    private NamedLocationPage(Visitor requester) {
        this.requester = requester;
    }

    static NamedLocationPage openedBy(Visitor requester) {
        requester.open("/named-location/new");
        return new NamedLocationPage(requester);
    }

    /** The form to which a link has led. */
    static NamedLocationPage shownTo(Visitor requester) {
        requester.page().waitForURL(Pattern.compile(".*/named-location/new(\\?.*)?"));
        return new NamedLocationPage(requester);
    }

    NamedLocationPage enter(String label, String text) {
        field(label).fill(text);
        return this;
    }

    /** Key by key, so that the page judges what is typed. */
    NamedLocationPage typeRanges(String ranges) {
        field(RANGES).clear();
        field(RANGES).pressSequentially(ranges);
        return this;
    }

    /** What the page says about the range typed. */
    Locator verdictOn(String range) {
        return requester.page().locator(".gh-verdicts tbody tr").filter(new Locator.FilterOptions().setHasText(range));
    }

    NamedLocationPage confirmBySenior() {
        field(SENIOR_ROLE).check();
        return enter(SENIOR_NAME, "Jo Lund")
                .enter(SENIOR_EMAIL, "jo.lund@za1.example")
                .enter(CONFIRMED_ON, Portal.yesterday().toString())
                .enter(REFERENCE, "IG-17/26");
    }

    NamedLocationPage confirmEachCriterion() {
        criteria().all().forEach(Locator::check);
        return this;
    }

    Locator criteria() {
        return requester
                .page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Confirm each criterion"))
                .getByRole(AriaRole.CHECKBOX);
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
