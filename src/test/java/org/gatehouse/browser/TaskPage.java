package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/** The page of one task in "My work". */
final class TaskPage {

    private final Visitor decider;

    private TaskPage(Visitor decider) {
        this.decider = decider;
    }

    /** Opens it from the list, by the name of the task and its request. */
    static TaskPage openedBy(Visitor decider, String task, String ritm) {
        decider.open("/my-work").link(task + " " + ritm).click();
        assertThat(decider.heading()).containsText(task);
        return new TaskPage(decider);
    }

    TaskPage decide(String decision) {
        decider.field(decision).check();
        return this;
    }

    Locator criterion(String text) {
        return decider.field(text);
    }

    /** What may be decided about one account by itself: "as decided for all", or as the choices are called. */
    Locator account(String address, String decision) {
        return decider.field("%s: %s".formatted(address, decision));
    }

    TaskPage giveReasons(String reasons) {
        decider.field("Reasons").fill(reasons);
        return this;
    }

    Locator send() {
        return decider.button("Send the decision");
    }
}
