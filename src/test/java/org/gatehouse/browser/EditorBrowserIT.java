package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process owner edits a diagram and a table, and the rules of the product answer beside them. */
@ExtendWith(BrowserExtension.class)
class EditorBrowserIT {

    private static final String MODEL = "onboarding-request";
    private static final String STEP = "Tell the requester it still waits";
    private static final String SCRIPT = """
            <bpmn:scriptTask id="harm" name="Do harm" scriptFormat="groovy">
              <bpmn:script>java.lang.System.exit(1)</bpmn:script>
            </bpmn:scriptTask>
            <bpmn:serviceTask id="plan-nudge\"""";
    private static final String DRAWN = """
            <bpmndi:BPMNShape id="harm-shape" bpmnElement="harm">
              <dc:Bounds x="400" y="100" width="100" height="80" />
            </bpmndi:BPMNShape>
            <bpmndi:BPMNShape\s""";

    @Test
    void aStepIsPickedByItsNameAndWhatItMissesIsToldBesideItUntilItIsMended(Portal portal) {
        EditorPage page = EditorPage.openedBy(owner(portal), MODEL);
        assertThat(page.summary()).hasText(EditorPage.CLEAN);
        assertThat(page.submit()).hasAttribute("aria-disabled", "true");
        assertThat(page.whyNot()).hasText("Nothing has been changed yet.");

        page.rename("open-review", "Begin the review");
        assertThat(page.element("open-review")).containsText("Begin the review");
        assertThat(page.submit()).hasAttribute("aria-disabled", "false");

        page.select("open-review").choose("a", STEP);
        assertThat(page.element("tell-the-requester-it-still-waits")).isVisible();
        // It could be renamed at once.
        page.press("Enter");
        assertThat(page.findings()).hasCount(2);
        assertThat(page.signs()).hasText(Pattern.compile("! 2.*"));
        assertThat(page.whyNot()).hasText("It cannot be proposed with 2 findings.");
        page.signs().hover();
        assertThat(page.signs().locator(".gh-sign__words")).containsText("leads nowhere");

        page.findings().last().click();
        page.document("Says that the review has begun.");
        assertThat(page.findings()).hasCount(1);
        page.select("tell-the-requester-it-still-waits");
        page.canvas().locator("[data-action='append.end-event']").click();
        assertThat(page.findings()).hasCount(3);
        assertThat(page.findings().first()).containsText("needs a name");
        page.press("Enter");
        Locator end = page.canvas().locator(".djs-element.selected").first();
        page.rename(end.getAttribute("data-element-id"), "Requester told");
        assertThat(page.summary()).hasText(EditorPage.CLEAN);
        assertThat(page.signs()).hasCount(0);
        assertThat(page.submit()).hasAttribute("aria-disabled", "false");
        assertThat(page.download())
                .contains("${tellDelay}", "id=\"requester-told\"", "id=\"to-requester-told\"")
                .contains("<camunda:failedJobRetryTimeCycle>");
    }

    @Test
    void theSignOfAFlowAndTheToolsOfTheFlowLeaveEachOtherFree(Portal portal) {
        EditorPage page = EditorPage.openedBy(owner(portal), MODEL);
        page.select("open-review");
        page.canvas().locator("[data-action='append.end-event']").click();
        assertThat(page.findings()).hasCount(3);
        page.press("Enter");
        Locator sign = page.canvas().locator(".gh-sign--of-flow");
        page.findings().last().click();

        sign.click();
        assertThat(page.canvas().locator(".djs-connection.selected")).hasCount(1);
        page.canvas().locator(".djs-context-pad [data-action='delete']").click();
        assertThat(sign).hasCount(0);
    }

    @Test
    void aDrawingThatIsFittedIsNotBeneathThePalette(Portal portal) {
        EditorPage page = EditorPage.openedBy(owner(portal), MODEL);
        page.fit();
        double palette = rightOf(page.canvas().locator(".djs-palette"));
        org.assertj.core.api.Assertions.assertThat(
                        page.element("request-submitted").boundingBox().x)
                .isGreaterThan(palette);
    }

    private static double rightOf(Locator locator) {
        var box = locator.boundingBox();
        return box.x + box.width;
    }

    /** What the due date of the review reads would not be written any more. */
    @Test
    void aShippedTaskShowsItsStepAndWhatIsMissedWhereItIsGivenAnother(Portal portal) {
        Visitor owner = owner(portal);
        EditorPage page = EditorPage.openedBy(owner, MODEL).select("open-review");
        Locator steps = owner.field("What is done");
        assertThat(steps.locator("option:checked")).hasText("Open the review");
        steps.selectOption(new SelectOption().setLabel("Work out the next reminder of a review"));
        assertThat(page.group("Step").first()).containsText("Reads");
        assertThat(page.findings().first()).containsText("'reviewDueAt', which no step of this diagram writes");
        assertThat(page.submit()).hasAttribute("aria-disabled", "true");
        owner.button("Undo").click();
        assertThat(page.whyNot()).hasText("Nothing has been changed yet.");
    }

    @Test
    void theSimulationSendsATokenThroughTheDiagram(Portal portal) {
        Visitor owner = owner(portal);
        EditorPage page = EditorPage.openedBy(owner, MODEL);
        owner.button("Simulate").click();
        page.canvas().locator(".bts-context-pad").first().click();
        assertThat(page.canvas().locator(".bts-token, .bts-token-count").first())
                .isVisible();
        assertThat(owner.page().locator("#editor-panel")).hasJSProperty("inert", true);
        owner.button("Simulate").click();
        assertThat(owner.page().locator("#editor-panel")).hasJSProperty("inert", false);
    }

    @Test
    void aHostileFileIsToldAndCannotBeProposed(Portal portal) throws IOException {
        EditorPage page = EditorPage.openedBy(owner(portal), MODEL);
        String hostile = shipped()
                .replace("<bpmn:serviceTask id=\"plan-nudge\"", SCRIPT)
                .replaceFirst("<bpmndi:BPMNShape ", DRAWN);
        page.openFile("harm.bpmn", hostile);
        assertThat(page.findings()).hasText(new Pattern[] {Pattern.compile("Dangerous.*scriptTask.*")});
        assertThat(page.signs()).hasText(Pattern.compile("✕ 1.*"));
        assertThat(page.whyNot()).hasText("It cannot be proposed with one finding, which is dangerous.");
        page.submit().press("Enter");
        assertThat(page.submit()).hasAttribute("aria-disabled", "true");
        page.select("harm").press("Delete");
        assertThat(page.summary()).hasText(EditorPage.CLEAN);
    }

    @Test
    void whatIsNoModelIsNotOpened(Portal portal) throws IOException {
        EditorPage page = EditorPage.openedBy(owner(portal), MODEL);
        page.openFile("letter.bpmn", "Dear reader");
        assertThat(page.notice()).containsText("letter.bpmn was not opened.");
        page.openFile(
                "entity.bpmn",
                shipped().replace("<bpmn:definitions", "<!DOCTYPE a [<!ENTITY b 'c'>]><bpmn:definitions"));
        assertThat(page.notice()).containsText("entity.bpmn was not opened.");
        page.openFile("large.bpmn", " ".repeat((1 << 20) + 1));
        assertThat(page.notice()).containsText("larger than a model may be");
        assertThat(page.whyNot()).hasText("Nothing has been changed yet.");
    }

    @Test
    void aDraftIsKeptUntilItIsTakenUpOrDiscarded(Portal portal) {
        Visitor owner = owner(portal);
        EditorPage page = EditorPage.openedBy(owner, MODEL).rename("open-review", "Begin the review");
        assertThat(page.submit()).hasAttribute("aria-disabled", "false");
        page.reload();
        assertThat(owner.page().locator("#editor-draft-says")).containsText("drawn on version 1.");
        assertThat(page.whyNot()).hasText("Decide first what becomes of your draft.");
        owner.button("Go on with the draft").click();
        assertThat(page.element("open-review")).containsText("Begin the review");
        page.reload();
        owner.button("Discard the draft").click();
        assertThat(page.element("open-review")).containsText("Open the review");
        page.reload();
        assertThat(owner.button("Discard the draft")).isHidden();
    }

    @Test
    void aProposalCarriesTheDrawingAndTheDraftStaysUntilItIsTaken(Portal portal) {
        Visitor owner = owner(portal);
        EditorPage page = EditorPage.openedBy(owner, MODEL).rename("open-review", "Begin the review");
        assertThat(page.submit()).hasAttribute("aria-disabled", "false");
        page.submit().click();
        assertThat(page.whyNot()).hasText("Say why first.");
        assertThat(owner.field("Why")).isFocused();

        var sent = new AtomicReference<String>();
        owner.page().route("**/models/onboarding-request/changes", route -> {
            sent.set(route.request().postData());
            route.fulfill(answer(""));
        });
        owner.field("Why").fill("Reviewers asked for plainer words");
        owner.field("Running instances go on by the new version where they can").check();
        page.submit().click();
        assertThat(owner.heading()).hasText("Answer");
        assertThat(sent.get())
                .contains("name=\"content\"", "Begin the review", "name=\"base\"\r\n\r\n1\r\n")
                .contains("MIGRATE", "Reviewers asked for plainer words", "_csrf");

        page = EditorPage.openedBy(owner, MODEL);
        assertThat(owner.button("Go on with the draft")).isVisible();
        owner.button("Go on with the draft").click();
        assertThat(page.submit()).hasAttribute("aria-disabled", "false");
        owner.page().unrouteAll();
        owner.page()
                .route("**/models/onboarding-request/changes", route -> route.fulfill(answer("onboarding-request")));
        owner.field("Why").fill("Reviewers asked for plainer words");
        page.submit().click();
        assertThat(owner.heading()).hasText("Answer");
        EditorPage.openedBy(owner, MODEL);
        assertThat(owner.button("Go on with the draft")).isHidden();
    }

    @Test
    void theKeyboardAloneReachesAndChangesTheDrawing(Portal portal) {
        Visitor owner = owner(portal);
        EditorPage page = EditorPage.openedBy(owner, MODEL);
        var keys = new Keyboard(owner.page());
        keys.tabTo(page.canvas().locator("svg[tabindex]").first());
        keys.press("ControlOrMeta+f").type("Open the review").press("Enter");
        assertThat(owner.page().locator("#editor-panel")).containsText("Open the review");
        keys.press("e");
        assertThat(owner.page().locator(".djs-direct-editing-content")).isVisible();
        keys.press("ControlOrMeta+A").type("Begin the review").press("Enter");
        assertThat(page.element("open-review")).containsText("Begin the review");
        keys.press("ControlOrMeta+z");
        assertThat(page.element("open-review")).containsText("Open the review");
    }

    @Test
    void aTableIsEditedWithItsFindings(Portal portal) {
        Visitor owner = owner(portal);
        EditorPage page = EditorPage.openedBy(owner, "service-levels");
        Watermark.expectInFullView(page.canvas());
        Locator cell = page.canvas().locator("td.output-cell [contenteditable]").first();
        String before = cell.innerText();
        fill(owner.page(), cell, "exec(1)");
        assertThat(page.findings()).hasText(new Pattern[] {Pattern.compile("Dangerous.*")});
        assertThat(page.whyNot()).hasText("It cannot be proposed with one finding, which is dangerous.");
        Accessibility.expectOf(owner);
        page.findings().click();
        fill(owner.page(), cell, before);
        assertThat(page.summary()).hasText(EditorPage.CLEAN);
    }

    @Test
    void thePageIsAccessibleAndTheMarkIsSeen(Portal portal) {
        Visitor owner = owner(portal);
        EditorPage page = EditorPage.openedBy(owner, MODEL);
        Watermark.expectInFullView(page.canvas());
        Accessibility.expectOf(owner);
        owner.page().setViewportSize(1280, 900);
        page.select("open-review").document("");
        assertThat(page.findings()).hasCount(1);
        Accessibility.expectOf(owner);
    }

    /** In a browser of its own: a draft of one test must not greet another. */
    private static Visitor owner(Portal portal) {
        return portal.stranger().signIn("owner1");
    }

    private static void fill(Page page, Locator cell, String text) {
        cell.click();
        page.keyboard().press("ControlOrMeta+A");
        page.keyboard().type(text);
        page.locator("#editor-findings-heading").click();
    }

    private static Route.FulfillOptions answer(String taken) {
        return new Route.FulfillOptions()
                .setContentType("text/html")
                .setBody("<html lang=en><title>Answer</title><main %s><h1>Answer</h1></main>"
                                .formatted(taken.isEmpty() ? "" : "data-proposed-model=" + taken)
                        + "<script type=module src=/assets/gatehouse.js></script>");
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("processes/onboarding-request.bpmn"));
    }
}
