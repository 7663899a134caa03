package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.engine.ModelLint;
import org.gatehouse.engine.StepCatalogue;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped file comes out of the editor as it went in. */
@ExtendWith(BrowserExtension.class)
class EditorRoundTripBrowserIT {

    private static final ModelLint LINT = new ModelLint(StepCatalogue.scan());

    /** What the editor leaves out, for it is so where nothing is said. */
    private static final List<String> DEFAULTS =
            List.of("hitPolicy=\"UNIQUE\"", "camunda:calledElementBinding=\"latest\"");

    private static final Pattern SAID = Pattern.compile("[A-Za-z:]+=\"[^\"]*\"|>[^<>]*[^<>\\s][^<>]*<");

    static Stream<String> models() throws IOException {
        return Files.list(Path.of("processes"))
                .filter(Files::isRegularFile)
                .map(file -> file.getFileName().toString())
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("models")
    void saysTheSameAfterwards(String file, Portal portal) throws IOException {
        Visitor owner = portal.signedIn("owner1");
        EditorPage page = EditorPage.openedBy(owner, file.replaceFirst("\\.[a-z]+$", ""));
        assertThat(page.summary()).hasText(EditorPage.CLEAN);
        assertThat(page.whyNot()).hasText("Nothing has been changed yet.");
        String saved = page.download();
        assertThat(LINT.check(file, saved.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(said(saved)).isEqualTo(said(Files.readString(Path.of("processes", file))));
    }

    /** Every attribute and text, in no order. */
    private static List<String> said(String xml) {
        return SAID.matcher(xml)
                .results()
                .map(MatchResult::group)
                .map(text -> text.replaceAll("\\s+", " "))
                .filter(text -> !DEFAULTS.contains(text) && !text.startsWith("xmlns"))
                .sorted()
                .toList();
    }
}
