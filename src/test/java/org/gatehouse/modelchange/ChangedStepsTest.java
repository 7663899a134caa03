package org.gatehouse.modelchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.Shipped;
import org.gatehouse.modelchange.ChangeReport.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChangedStepsTest {

    static List<Path> shipped() {
        return Shipped.diagrams();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void nothingIsToldOfADiagramThatStaysAsItIs(Path diagram) throws IOException {
        String file = Files.readString(diagram);
        assertThat(between(file, file)).isEmpty();
    }

    @Test
    void aVerificationThatIsSwappedForAnotherStepIsTold() throws IOException {
        String onboarding = Files.readString(Path.of("processes/onboarding-request.bpmn"));

        assertThat(between(onboarding, onboarding.replace("${verifyLink}", "${planReviewNudge}")))
                .containsExactlyInAnyOrder(
                        "'Read the link back' does another step: '${planReviewNudge}', before: '${verifyLink}'",
                        "'${verifyLink}' is not done anywhere any more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    candidateGroups="onboarding-reviewers" | candidateGroups="helpdesk" | is offered to others: helpdesk, before: onboarding-reviewers
                    camunda:formRef="onboarding-review"    | camunda:formRef="step-repair" | shows another form: step-repair, before: onboarding-review
                    camunda:dueDate="${reviewDueAt}"       | camunda:dueDate="${ritm}"     | is due at another instant: ${ritm}, before: ${reviewDueAt}
                    ${nudgeAt}                         | 2030-01-01T00:00:00Z          | waits until another instant: 2030-01-01T00:00:00Z, before: ${nudgeAt}
                    """)
    void whatIsDoneOtherwiseAtTheSamePlaceIsTold(String part, String instead, String told) throws IOException {
        String onboarding = Files.readString(Path.of("processes/onboarding-request.bpmn"));
        assertThat(onboarding).contains(part);

        assertThat(between(onboarding, onboarding.replace(part, instead)))
                .singleElement()
                .asString()
                .endsWith(told);
    }

    private static List<String> between(String base, String proposal) {
        return ChangedSteps.between(bytes(base), bytes(proposal), step -> step).stream()
                .map(Note::message)
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
