package org.gatehouse.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;

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

    /** What asks whether anything has changed. */
    Locator progress() {
        return page.locator("#request-progress");
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
        unfold("Ask how it stands");
        reader.field("Your question").fill(question);
        reader.button("Ask").click();
    }

    void withdraw(String reason) {
        unfold("Withdraw the request");
        reader.field("Reason").fill(reason);
        reader.button("Withdraw").click();
    }

    void contest(String grounds) {
        unfold("Contest the rejection");
        reader.field("Why the rejection is wrong").fill(grounds);
        reader.button("Escalate").click();
    }

    /** The line of one account's exception. */
    Locator exception(String account) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Exceptions"))
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(account));
    }

    /** Cancels the exceptions of these accounts and no other. */
    void cancel(List<String> accounts, String reason) {
        unfold("Cancel exceptions");
        Locator boxes = form("Cancel exceptions").getByRole(AriaRole.CHECKBOX);
        boxes.all().forEach(Locator::uncheck);
        accounts.forEach(account -> reader.field(account).check());
        reader.field("Reason").fill(reason);
        reader.button("Cancel the exceptions").click();
    }

    Locator documents() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Documents"))
                .getByRole(AriaRole.LISTITEM);
    }

    void add(FilePayload document) {
        reader.field("Add a document").setInputFiles(document);
        reader.button("Add").click();
    }

    private void unfold(String summary) {
        if (!form(summary).getByRole(AriaRole.TEXTBOX).isVisible()) {
            page.getByText(summary).click();
        }
    }
}
