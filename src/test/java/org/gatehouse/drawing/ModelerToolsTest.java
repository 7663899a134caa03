package org.gatehouse.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools that modellers know have nothing to say against what is shipped. They run in Node. */
class ModelerToolsTest {

    private static final Path SCRIPTS = Path.of("src/test/node");
    private static final Path TEMPLATES = Path.of("processes/.camunda/element-templates/gatehouse-steps.json");

    @Test
    void bpmnlintFindsNothing() throws Exception {
        assertThat(lint(DiagramLayoutTest.diagrams())).isEmpty();
    }

    @Test
    void bpmnlintFindsANodeWithoutALabel(@TempDir Path directory) throws Exception {
        Path diagram = Path.of("processes/short-term-exception.bpmn");
        Path changed = directory.resolve("changed.bpmn");
        Files.writeString(changed, Files.readString(diagram).replace(" name=\"Start the exception\"", ""));

        assertThat(lint(List.of(changed)))
                .containsExactly(changed + ": start-terms: label-required: Element is missing label/name");
    }

    @Test
    void theTemplatesAreOfTheSchemaForCamunda7() throws Exception {
        assertThat(node("check-templates.mjs", Stream.of(TEMPLATES))).isEmpty();
    }

    @Test
    void aTemplateThatBindsNothingIsFound(@TempDir Path directory) throws Exception {
        Path changed = directory.resolve("changed.json");
        Files.writeString(
                changed, Files.readString(TEMPLATES).replaceFirst("\"type\": \"property\"", "\"type\": \"?\""));

        assertThat(node("check-templates.mjs", Stream.of(changed)))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("org.gatehouse.step."));
    }

    private static List<String> lint(List<Path> diagrams) throws Exception {
        return node("stock-lint.mjs", diagrams.stream());
    }

    /** Runs a script and gives what it wrote, line by line; fails with all of that where it did not end well. */
    private static List<String> node(String script, Stream<Path> files) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of("node", SCRIPTS.resolve(script).toString()), files.map(Path::toString))
                .toList();
        Process node = start(command);
        String written = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(written).isZero();
        return written.lines().toList();
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return fail("Node 20 is needed and was not found: it runs the tools of the modeller", e);
        }
    }
}
