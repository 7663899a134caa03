package org.gatehouse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.Generated;
import org.gatehouse.engine.StepCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the pages say about processes and tables is what the models say. */
class GeneratedDocsTest {

    private static final Path PAGES = Path.of("docs/processes");
    private static final Path README = Path.of("README.md");

    static Stream<String> processes() throws IOException {
        return Diagram.shipped().stream().map(Diagram::id);
    }

    @Test
    void theReadmeListsTheProcesses() throws IOException {
        Generated.assertPart(README, "the processes", ProcessTable.markdown(Diagram.shipped()));
    }

    @Test
    void theReadmeListsTheTables() throws IOException {
        Generated.assertPart(README, "the tables", TablesPage.summary());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyProcessHasItsPage(String id) throws IOException {
        List<Diagram> all = Diagram.shipped();
        Diagram diagram =
                all.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        Generated.assertIs(
                PAGES.resolve(id + ".md"), new ProcessPage(diagram, all, StepCatalogue.ofClassPath()).markdown());
    }

    @Test
    void noPageIsOfAProcessThatIsGone() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(processes().toList());
        }
    }

    @Test
    void theTablesHaveTheirPage() throws IOException {
        Generated.assertIs(Path.of("docs/tables.md"), TablesPage.markdown());
    }
}
