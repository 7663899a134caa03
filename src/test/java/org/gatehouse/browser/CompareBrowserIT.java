package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.camunda.bpm.engine.RepositoryService;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.model.NewVersions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner sees what differs between two versions. In front of a product of its own, which has two. */
@ExtendWith(NeedsChromium.class)
@GatehouseTest
class CompareBrowserIT {

    /** Scale and place of what is shown, for one side may be written with fewer decimals. */
    private static final String VIEW = """
            svg => {
                const { a, e, f } = svg.querySelector('.viewport').transform.baseVal.consolidate().matrix;
                return [a, e, f];
            }""";
    /** Both drawings reckon with fractions of a pixel of their own. */
    private static final Offset<Double> A_FRACTION = Offset.offset(1.0);

    private static Browsers browsers;

    @Autowired
    private World world;

    @Autowired
    private ModelVersions versions;

    @Autowired
    private RepositoryService repository;

    private NewVersions made;
    private Visitor owner;

    @BeforeAll
    static void openBrowsers() {
        browsers = new Browsers();
    }

    @AfterAll
    static void closeBrowsers() {
        browsers.close();
    }

    @BeforeEach
    void signIn() {
        made = new NewVersions(versions, repository);
        owner = new Visitor(browsers.open(world.baseUrl(), true), world.baseUrl()).signIn("owner1");
    }

    @AfterEach
    void takeBack() {
        made.close();
        owner.leave();
        Assertions.assertThat(owner.complaints()).isEmpty();
    }

    @Test
    void whatDiffersIsColouredSignedAndToldInWords() {
        made.ofOnboarding();
        drawn("/models/onboarding-request/compare");
        Page page = owner.page();

        assertThat(page.locator(".gh-compare__summary"))
                .hasText("3 changed, 2 added, 2 removed, and 1 only moved on the drawing.");
        assertThat(line("Step 'Review onboarding request'"))
                .containsText("Candidate groups: was onboarding-reviewers, → is helpdesk");
        assertThat(line("Step 'Tell the requester again'")).containsText("added");
        assertThat(line("Step 'Tell the requester why'")).containsText("removed");
        assertThat(line("Flow 'no' from 'Approved?' to 'Request rejected'"))
                .containsText("To: was Step 'Tell the requester why', → is End 'Request rejected'");

        expectMarked(before(), "review-onboarding", "changed", "≠");
        expectMarked(after(), "review-onboarding", "changed", "≠");
        expectMarked(before(), "tell-rejection", "removed", "−");
        expectMarked(after(), "tell-again", "added", "+");
        expectMarked(after(), "withdrawn", "moved", "↔");
        assertThat(page.locator(".gh-diagram__legend-item"))
                .hasText(new String[] {"≠Changed", "+Added", "−Removed", "↔Only moved on the drawing"});
        Watermark.expectInFullView(before());
        Watermark.expectInFullView(after());
        Accessibility.expectOf(owner);
        photograph("compare-process");
    }

    @Test
    void aLineBringsItsElementIntoViewOnBothDrawingsByKeyboard() {
        made.ofOnboarding();
        drawn("/models/onboarding-request/compare");
        Page page = owner.page();
        var keyboard = new Keyboard(page);
        Locator button = owner.button("Step 'Review onboarding request'");

        keyboard.tabTo(button).press("Enter");
        Locator caption = page.locator(".gh-compare__caption");
        assertThat(caption).isFocused();
        assertThat(caption)
                .hasText("1 of 8: Step 'Review onboarding request' changed:"
                        + " candidate groups onboarding-reviewers → helpdesk");
        for (Locator side : List.of(before(), after())) {
            assertThat(side.locator(".gh-is-shown[data-element-id=review-onboarding]"))
                    .isInViewport();
        }
        assertShownAlike(view(before()), view(after()));

        List<Double> shown = view(after());
        keyboard.tabTo(owner.button("Next difference")).press("Enter");
        assertThat(caption).containsText("2 of 8: ");
        keyboard.press("Enter");
        assertThat(caption).containsText("3 of 8: ");
        keyboard.tabTo(owner.button("Zoom in")).press("Enter");
        Assertions.assertThat(view(after())).isNotEqualTo(shown);
        assertShownAlike(view(before()), view(after()));
        Accessibility.expectOf(owner);
        photograph("compare-shown");
    }

    @Test
    void bothDrawingsAreMovedTogether() {
        made.ofOnboarding();
        drawn("/models/onboarding-request/compare");
        List<Double> fitted = view(before());
        new Keyboard(owner.page())
                .tabTo(after().locator("svg[role=img]"))
                .press("ArrowRight")
                .press("ArrowDown");
        Assertions.assertThat(view(before()).get(1)).isNotCloseTo(fitted.get(1), A_FRACTION);
        assertShownAlike(view(before()), view(after()));
        owner.button("Fit").click();
        assertShownAlike(view(before()), fitted);
        assertShownAlike(view(before()), view(after()));
    }

    @Test
    void whatOnlyMovedIsFoldedAwayAndLast() {
        made.ofOnboarding();
        drawn("/models/onboarding-request/compare");
        Locator moved = owner.button("End 'Request withdrawn'");
        assertThat(moved).isHidden();
        owner.page().getByText("Only moved on the drawing (1)").click();
        assertThat(moved).isVisible();
        moved.click();
        assertThat(after().locator(".gh-is-shown[data-element-id=withdrawn]")).isInViewport();
    }

    @Test
    void whereNothingDiffersThatIsSaid() {
        drawn("/models/status-enquiry/compare?from=shipped&to=1");
        assertThat(owner.page().locator(".gh-compare__summary")).hasText("Nothing differs: both files are the same.");
        assertThat(owner.button("Next difference")).hasCount(0);
        Accessibility.expectOf(owner);
    }

    @Test
    void tablesAreComparedOnOneTable() {
        made.ofAccountActions();
        owner.open("/models/account-actions/compare");
        Page page = owner.page();
        new Keyboard(page).tabTo(owner.link("Rule 2 moved from place 4")).press("Enter");
        assertThat(page.locator("#table-account-actions-rule-2")).isInViewport();
        assertThat(page.locator(".gh-compared--moved .gh-sign")).hasText("↔");
        Accessibility.expectOf(owner);
        photograph("compare-table");
    }

    @Test
    void theVersionsAreChosenAndTablesComparedWithoutScripts() {
        made.ofAccountActions();
        Visitor visitor = new Visitor(browsers.open(world.baseUrl(), false), world.baseUrl())
                .signIn("auditor1")
                .open("/models/account-actions/compare");
        visitor.field("From").selectOption("2");
        visitor.field("To").selectOption("1");
        visitor.button("Compare").click();
        assertThat(visitor.page()
                        .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(2))
                        .first())
                .hasText("From version 2 to version 1");
        assertThat(visitor.page()
                        .getByText("Rule 6 added: when Action \"REMEDIATE\"")
                        .last())
                .isVisible();

        visitor.open("/models/onboarding-request/compare");
        assertThat(visitor.page().getByText("With JavaScript both diagrams are shown here"))
                .isVisible();
        visitor.leave();
    }

    @Test
    void aVersionThatThereIsNotIsSaidBesideItsField() {
        owner.open("/models/onboarding-request/compare?from=7&to=1");
        assertThat(owner.errorSummary()).containsText("Choose one of the versions that there are");
        Accessibility.expectOf(owner);
    }

    private void drawn(String path) {
        owner.open(path);
        assertThat(owner.page().locator(".gh-compare[data-diagram-state=drawn]"))
                .isVisible();
    }

    private Locator before() {
        return owner.page().locator(".gh-compare__drawing").first();
    }

    private Locator after() {
        return owner.page().locator(".gh-compare__drawing").last();
    }

    private Locator line(String title) {
        return owner.page()
                .locator(".gh-differences__line")
                .filter(new Locator.FilterOptions().setHas(owner.button(title)));
    }

    private static void expectMarked(Locator drawing, String element, String kind, String sign) {
        assertThat(drawing.locator("[data-element-id=%s].gh-is-%s".formatted(element, kind)))
                .isAttached();
        assertThat(drawing.locator("[data-container-id=%s] .gh-sign--%s".formatted(element, kind)))
                .hasText(sign);
    }

    /** The scale of a drawing, and how far it is moved. */
    private static List<Double> view(Locator drawing) {
        return ((List<?>) drawing.locator("svg[role=img]").evaluate(VIEW))
                .stream().map(each -> ((Number) each).doubleValue()).toList();
    }

    private static void assertShownAlike(List<Double> one, List<Double> other) {
        Assertions.assertThat(one.get(0)).isCloseTo(other.get(0), Offset.offset(0.01));
        Assertions.assertThat(one.get(1)).isCloseTo(other.get(1), A_FRACTION);
        Assertions.assertThat(one.get(2)).isCloseTo(other.get(2), A_FRACTION);
    }

    private void photograph(String name) {
        for (int width : List.of(320, 1280)) {
            owner.page().setViewportSize(width, 900);
            owner.photograph(Path.of("target", "%s-%d.png".formatted(name, width)));
        }
    }
}
