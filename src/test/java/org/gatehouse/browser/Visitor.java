package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A person in front of a page of a browser, which is watched for errors and for calls to anybody else. */
final class Visitor {

    /** An answer to a request whose address contains this path. */
    private record Answer(int status, String path) {

        boolean isNotedBy(ConsoleMessage message) {
            return message.text().startsWith("Failed to load resource: the server responded with a status of " + status)
                    && message.location().contains(path);
        }
    }

    private final String baseUrl;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    /** A form sent back with its errors is an answer like others, although the console notes it. */
    private final Set<Answer> answersExpected = new HashSet<>(Set.of(new Answer(422, "")));

    Visitor(BrowserContext browser, String baseUrl) {
        this.baseUrl = baseUrl;
        page = browser.newPage();
        page.onConsoleMessage(this::watch);
        page.onPageError(complaints::add);
        page.onRequest(this::watch);
    }

    Page page() {
        return page;
    }

    Visitor open(String path) {
        page.navigate(path);
        return this;
    }

    Visitor signIn(String login) {
        open("/login");
        field("Login").fill(login);
        field("Password").fill("demo");
        button("Sign in").click();
        assertThat(button("Sign out")).isVisible();
        return this;
    }

    Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    Locator errorSummary() {
        return page.locator(".nhsuk-error-summary");
    }

    /** What has just been done, or an answer. */
    Locator banner() {
        return page.locator(".nhsuk-notification-banner");
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** An answer that the console may note, because the test asks for it. */
    Visitor expecting(int status) {
        return expecting(status, "");
    }

    /** The same for requests whose address contains this path. */
    Visitor expecting(int status, String path) {
        answersExpected.add(new Answer(status, path));
        return this;
    }

    List<String> complaints() {
        return complaints;
    }

    void photograph(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    void leave() {
        page.close();
    }

    private void watch(ConsoleMessage message) {
        if (message.type().equals("error") && answersExpected.stream().noneMatch(answer -> answer.isNotedBy(message))) {
            complaints.add("%s (%s)".formatted(message.text(), message.location()));
        }
    }

    private void watch(Request request) {
        String url = request.url();
        if (!url.startsWith(baseUrl + "/") && !url.startsWith("data:") && !url.startsWith("blob:")) {
            complaints.add("A request to " + url);
        }
    }
}
