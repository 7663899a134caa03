package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Camunda Tasklist as an approver uses it. */
final class Tasklist {

    private static final String WHAT_IS_CUT = """
            () => [
                ...[...document.querySelectorAll('.tasks-list .variable-value')]
                    .filter(text => text.scrollHeight > text.clientHeight),
                ...[...document.querySelectorAll('.fjs-container table')].filter(table =>
                    table.getBoundingClientRect().right
                        > table.closest('.fjs-container').getBoundingClientRect().right),
            ].map(element => element.innerText).join()
            """;

    private final Visitor approver;
    private final Page page;

    private Tasklist(Visitor approver) {
        this.approver = approver;
        this.page = approver.page();
    }

    static Tasklist openedBy(Visitor approver) {
        approver.open("/camunda/app/tasklist/default/");
        return new Tasklist(approver);
    }

    Locator whoIsSignedIn() {
        return page.locator("[cam-widget-header] .account > a");
    }

    /** The card of the task about that request. */
    Locator card(String about) {
        return page.locator(".tasks-list li.task").filter(new Locator.FilterOptions().setHasText(about));
    }

    Tasklist choose(String about) {
        card(about).getByRole(AriaRole.LINK).first().click();
        return this;
    }

    /** Of the tasks about one request the one of that name. */
    Tasklist chooseTask(String name, String about) {
        card(about)
                .filter(new Locator.FilterOptions().setHasText(name))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        return this;
    }

    Tasklist claim() {
        approver.button("Claim").click();
        assertThat(form().getByRole(AriaRole.RADIO).first()).isEnabled();
        return this;
    }

    /** The cards and the tables of the form that cannot be read to their end; empty if all can. */
    Object cutText() {
        return page.evaluate(WHAT_IS_CUT);
    }

    Locator form() {
        return page.locator(".fjs-container");
    }

    Tasklist decide(String decision) {
        decision(decision).check();
        return this;
    }

    Tasklist giveReasons(String reasons) {
        reasons().fill(reasons);
        return this;
    }

    Tasklist enter(String label, String text) {
        field(label).fill(text);
        return this;
    }

    Locator field(String label) {
        return form().getByRole(
                        AriaRole.TEXTBOX,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    Locator reasons() {
        return form().getByLabel("Reasons");
    }

    /** Tasklist may read the task once more when it has just ended, which Camunda's own interface answers with 500. */
    void complete() {
        approver.expecting(500, "/camunda/api/engine/engine/default/task/");
        approver.button("Complete").click();
    }

    /** What Tasklist says in its corner, over the button. */
    Locator notice() {
        return page.locator(".notifications .alert");
    }

    Tasklist dismissNotice() {
        notice().getByRole(AriaRole.BUTTON).click();
        assertThat(notice()).hasCount(0);
        return this;
    }

    Locator diagram() {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Diagram").setExact(true))
                .click();
        return page.locator("[cam-widget-bpmn-viewer]");
    }

    Locator decision(String decision) {
        return form().getByLabel(decision, new Locator.GetByLabelOptions().setExact(true));
    }
}
