package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** The page on which a diagram or table is edited. */
final class EditorPage {

    static final String CLEAN = "Nothing is wrong with it.";

    private final Visitor visitor;
    private final Page page;

    private EditorPage(Visitor visitor) {
        this.visitor = visitor;
        this.page = visitor.page();
    }

    static EditorPage openedBy(Visitor visitor, String model) {
        visitor.open("/models/" + model + "/edit");
        var page = new EditorPage(visitor);
        page.awaitReady();
        return page;
    }

    EditorPage reload() {
        page.reload();
        awaitReady();
        return this;
    }

    Locator canvas() {
        return page.locator("#editor-canvas");
    }

    Locator element(String id) {
        return canvas().locator(".djs-element[data-element-id='%s']".formatted(id));
    }

    /** With the mouse, in the middle of it; a click on what is selected would let it go. */
    EditorPage select(String id) {
        if (!element(id).getAttribute("class").contains("selected")) {
            element(id).locator(".djs-hit").first().click();
        }
        return this;
    }

    EditorPage press(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Opens a menu of the drawing by its key, and takes the first entry that is found. */
    EditorPage choose(String key, String wanted) {
        press(key);
        assertThat(page.locator(".djs-popup .search input, .djs-popup-search input")
                        .first())
                .isFocused();
        page.keyboard().type(wanted);
        assertThat(page.locator(".djs-popup .entry").first()).containsText(wanted);
        return press("Enter");
    }

    EditorPage rename(String id, String name) {
        select(id).press("e");
        assertThat(page.locator(".djs-direct-editing-content")).isVisible();
        press("ControlOrMeta+A");
        page.keyboard().type(name);
        return press("Enter");
    }

    /** Shows all of it. */
    void fit() {
        visitor.button("Fit").click();
    }

    Locator group(String title) {
        return page.locator("#editor-panel .bio-properties-panel-group")
                .filter(new Locator.FilterOptions().setHasText(title));
    }

    EditorPage document(String sentence) {
        Locator text = page.locator("#editor-panel [data-entry-id=documentation] textarea");
        if (!text.isVisible()) {
            group("Documentation")
                    .first()
                    .locator(".bio-properties-panel-group-header")
                    .click();
        }
        text.fill(sentence);
        return this;
    }

    Locator summary() {
        return page.locator("#editor-findings-say");
    }

    Locator findings() {
        return page.locator("#editor-findings button");
    }

    /** The signs beside elements. */
    Locator signs() {
        return canvas().locator(".gh-sign");
    }

    Locator whyNot() {
        return page.locator("#editor-why-not");
    }

    Locator notice() {
        return page.locator("#editor-notice");
    }

    Locator submit() {
        return visitor.button("Propose this change");
    }

    EditorPage openFile(String name, String content) {
        page.locator("#editor-bar input[type=file]")
                .setInputFiles(new FilePayload(name, "application/xml", content.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    String download() {
        Download download =
                page.waitForDownload(() -> visitor.button("Download").click());
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        assertThat(page.locator("[data-editor-state=ready]")).isVisible();
    }
}
