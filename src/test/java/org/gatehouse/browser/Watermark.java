package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The mark of bpmn.io on its diagrams, tables and forms, which its licence asks to keep in full view. */
final class Watermark {

    private static final String WHAT_HIDES_IT = """
            mark => {
                const box = mark.getBoundingClientRect();
                const frame = mark.closest('.bjs-container, .fjs-container, .dmn-js-parent').getBoundingClientRect();
                const within = outer => box.left >= outer.left && box.top >= outer.top
                    && box.right <= outer.right && box.bottom <= outer.bottom;
                const covered = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]]
                    .map(([x, y]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y))
                    .filter(top => !mark.contains(top));
                return [
                    ...(within(frame) ? [] : ['it leaves its frame']),
                    ...(within(new DOMRect(0, 0, innerWidth, innerHeight)) ? [] : ['it leaves the window']),
                    ...(mark.checkVisibility({ opacityProperty: true }) ? [] : ['it is transparent']),
                    ...covered.map(top => 'it is covered by ' + (top ? top.outerHTML.slice(0, 100) : 'nothing')),
                ].join(', ');
            }
            """;

    private Watermark() {}

    static void expectInFullView(Locator frame) {
        Locator mark = frame.locator(".bjs-powered-by, .fjs-powered-by-link");
        assertThat(mark).isVisible();
        assertThat(mark).hasAttribute("href", Pattern.compile("https?://bpmn\\.io"));
        Awaitility.await("the mark in full view")
                .pollInSameThread()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    mark.scrollIntoViewIfNeeded();
                    assertThat(mark.evaluate(WHAT_HIDES_IT))
                            .as("what hides the mark")
                            .isEqualTo("");
                });
    }
}
