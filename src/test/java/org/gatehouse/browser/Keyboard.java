package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A keyboard, and no mouse: it goes from field to field and expects to see where it is. */
final class Keyboard {

    private static final int LONGEST_WAY = 60;

    /** What marks the focus is found by taking it away for a moment; an unseen radio shows it beside its label. */
    private static final String WHY_FOCUS_IS_UNSEEN = """
            () => {
                const focused = document.activeElement;
                if (!focused || focused === document.body) {
                    return 'nothing has the focus';
                }
                // A date has several stops, of which blurring would lead back to the first.
                if (window.gatehouseFocusSeen === focused) {
                    return '';
                }
                window.gatehouseFocusSeen = focused;
                const label = focused.labels?.[0];
                const seen = () => [getComputedStyle(focused), label && getComputedStyle(label, '::before')]
                    .filter(style => style && style.opacity !== '0');
                const looks = () => seen()
                    .map(style => [style.outline, style.boxShadow, style.background, style.border].join())
                    .join();
                const box = focused.getBoundingClientRect();
                const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                const marked = looks();
                focused.blur();
                const unmarked = looks();
                focused.focus();
                const name = focused.outerHTML.slice(0, 150);
                return within ? (marked === unmarked ? 'no mark on ' + name : '') : 'out of sight: ' + name;
            }
            """;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    Keyboard tabTo(Locator target) {
        page.waitForLoadState();
        for (int stops = 0; stops < LONGEST_WAY; stops++) {
            press("Tab");
            assertThat(page.evaluate(WHY_FOCUS_IS_UNSEEN)).isEqualTo("");
            if (target.evaluate("element => element === document.activeElement").equals(true)) {
                return this;
            }
        }
        return fail("Tab does not lead to " + target);
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }
}
