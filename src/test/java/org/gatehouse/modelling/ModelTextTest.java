package org.gatehouse.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gatehouse.Shipped;
import org.gatehouse.model.ModelKind;
import org.gatehouse.modelling.ModelText.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every shipped model says, and a few that are not shipped. */
class ModelTextTest {

    private static final Path SHIPPED = Path.of("processes");
    private static final Pattern RULE = Pattern.compile("AC-\\d{3}|Q-\\d{2}");
    private static final Pattern NODE =
            Pattern.compile("<bpmn:(\\w+(Task|Event|Gateway)|callActivity|subProcess) id=\"([^\"]+)\"");

    static List<Path> shipped() {
        return Shipped.models();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyRuleThatAShippedFileNamesIsFound(Path file) throws IOException {
        Set<String> named = new TreeSet<>();
        RULE.matcher(Files.readString(file)).results().forEach(rule -> named.add(rule.group()));
        List<Implemented> parts = read(file).rules();

        assertThat(RulesRead.all(parts).stream().map(rule -> rule.replaceFirst(" [a-z]$", "")))
                .containsOnlyElementsOf(named)
                .containsAll(named);
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.element()).isNotBlank();
            assertThat(part.name()).isNotBlank();
            assertThat(part.rules()).allSatisfy(rule -> assertThat(part.text()).contains(rule));
        });
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedFileSaysWhatItIsFor(Path file) throws IOException {
        assertThat(read(file).purpose())
                .isNotBlank()
                .doesNotContain("[")
                .doesNotContainPattern("\\(AC-\\d{3}[^)]*\\)\\.?$");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theStepsOfADiagramAreAllItsNodesInTheOrderOfTheFile(Path file) throws IOException {
        ModelText text = read(file);
        if (file.toString().endsWith(".dmn")) {
            assertThat(text.steps()).isEmpty();
            assertThat(text.tables()).isNotEmpty();
            return;
        }
        List<String> nodes = NODE.matcher(Files.readString(file))
                .results()
                .map(node -> node.group(3))
                .toList();
        assertThat(text.steps()).extracting(Step::element).containsExactlyElementsOf(nodes);
        assertThat(text.steps()).allSatisfy(step -> assertThat(step.name()).isNotBlank());
    }

    @Test
    void aStepSaysWhatItIsAndWhatItCalls() throws IOException {
        List<Step> steps =
                read(SHIPPED.resolve("named-location-registration.bpmn")).steps();
        assertThat(steps)
                .contains(new Step(
                        "escalation", "Hear the escalation", "Called process", "named-location-escalation", true))
                .anySatisfy(step -> assertThat(step.type()).isEqualTo("Task of a person"))
                .anySatisfy(step -> assertThat(step.type()).isEqualTo("Gateway"))
                .anySatisfy(step -> assertThat(step.isWork()).isFalse());
    }

    @Test
    void aNoteIsToldBesideWhatItIsAbout() throws IOException {
        assertThat(read(SHIPPED.resolve("onboarding-request.bpmn")).rules())
                .anySatisfy(part -> {
                    assertThat(part.name()).isEqualTo("Note beside Review onboarding request");
                    assertThat(part.rules()).containsExactly("AC-062", "Q-13");
                })
                .anySatisfy(part -> assertThat(part.name()).isEqualTo("Approved?: yes"));
    }

    @Test
    void aRuleOfATableIsToldByItsPlace() throws IOException {
        assertThat(read(SHIPPED.resolve("exception-terms.dmn")).rules())
                .extracting(Implemented::name)
                .containsExactly("Exception terms", "Exception terms, rule 1", "Exception terms, rule 2");
    }

    @Test
    void partsOfARuleAreToldFromWordsThatFollowIt() {
        assertThat(rulesIn("So it is (AC-039, AC-086 b). AC-099 a second time, see Q-40"))
                .containsExactly("AC-039", "AC-086 b", "AC-099", "Q-40");
        assertThat(rulesIn("MAC-0991 and AC-12 name none")).isEmpty();
    }

    private static List<String> rulesIn(String documentation) {
        String diagram = """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test">
                  <process id="known"><documentation>%s</documentation></process>
                </definitions>""".formatted(documentation);
        return ModelText.read(ModelKind.PROCESS, diagram.getBytes(StandardCharsets.UTF_8)).rules().stream()
                .flatMap(part -> part.rules().stream())
                .toList();
    }

    private static ModelText read(Path file) throws IOException {
        ModelKind kind = Arrays.stream(ModelKind.values())
                .filter(each -> file.toString().endsWith(each.fileOf("")))
                .findFirst()
                .orElseThrow();
        return ModelText.read(kind, Files.readAllBytes(file));
    }
}
