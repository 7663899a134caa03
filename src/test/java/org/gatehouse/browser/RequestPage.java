package org.gatehouse.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The page of one request. */
final class RequestPage {

    private final Visitor reader;
    private final Page page;

    private RequestPage(Visitor reader) {
        this.reader = reader;
        this.page = reader.page();
    }

    static RequestPage openedBy(Visitor reader, String ritm) {
        reader.open("/requests/" + ritm);
        return new RequestPage(reader);
    }

    /** The page to which a form has led. */
    static RequestPage shownTo(Visitor reader) {
        reader.page().waitForURL("**/requests/RITM*");
        return new RequestPage(reader);
    }

    String ritm() {
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    Locator status() {
        return page.locator(".gh-facts .nhsuk-tag");
    }

    Locator decisions() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Decisions"));
    }

    Locator timeline() {
        return page.locator(".gh-timeline__item");
    }

    /** The diagram once it is drawn. */
    Locator diagram() {
        return page.locator(".gh-diagram[data-diagram-state=drawn]");
    }

    Locator step(String id) {
        return diagram().locator("g[data-element-id='" + id + "']");
    }

    Locator stepsInWords() {
        return form("Steps in words").getByRole(AriaRole.LISTITEM);
    }

    Locator form(String summary) {
        return page.locator("details").filter(new Locator.FilterOptions().setHasText(summary));
    }

    void ask(String question) {
        if (!form("Ask how it stands").getByRole(AriaRole.TEXTBOX).isVisible()) {
            page.getByText("Ask how it stands").click();
        }
        reader.field("Your question").fill(question);
        reader.button("Ask").click();
    }

    void withdraw(String reason) {
        if (!form("Withdraw the request").getByRole(AriaRole.TEXTBOX).isVisible()) {
            page.getByText("Withdraw the request").click();
        }
        reader.field("Reason").fill(reason);
        reader.button("Withdraw").click();
    }
}
