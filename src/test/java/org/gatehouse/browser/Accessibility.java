package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** What WCAG 2.2 asks for at levels A and AA, as far as axe can tell, on a desktop and on a small telephone. */
final class Accessibility {

    private static final List<String> LEVELS_A_AND_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");
    private static final List<Integer> WIDTHS = List.of(320, 1280);
    private static final String NEXT_FRAME =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))";
    private static final String OVERFLOW =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private Accessibility() {}

    static void expectOf(Visitor visitor) {
        Page page = visitor.page();
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            page.evaluate(NEXT_FRAME);
            String where = "%s at %d pixels".formatted(page.title(), width);
            assertThat(page.evaluate(OVERFLOW)).as("overflow of " + where).isEqualTo(0);
            assertThat(violations(page)).as(where).isEmpty();
        }
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true).withTags(LEVELS_A_AND_AA).analyze().getViolations().stream()
                        .map(Accessibility::inWords)
                        .toList();
    }

    private static String inWords(Rule violation) {
        return violation.getNodes().stream()
                .map(CheckedNode::getHtml)
                .collect(Collectors.joining("\n  ", violation.getHelp() + "\n  ", ""));
    }
}
