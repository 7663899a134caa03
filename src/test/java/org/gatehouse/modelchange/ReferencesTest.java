package org.gatehouse.modelchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Calls that go round in circles. */
class ReferencesTest {

    private static final String DIAGRAM = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
              <bpmn:process id="first" isExecutable="true">
                <bpmn:callActivity id="call" calledElement="%s" />
              </bpmn:process>
            </bpmn:definitions>""";

    private static final Map<String, Set<String>> IN_FORCE = Map.of(
            "first", Set.of(),
            "second", Set.of("fourth", "third"),
            "third", Set.of("first"),
            "fourth", Set.of("fifth"),
            "fifth", Set.of("fourth"));

    @Test
    void aProcessDoesNotCallItself() {
        assertThat(circles("first"))
                .containsExactly(
                        new References.Unknown(
                                "call",
                                "This call leads back to its own process (first calls first), which would go on for ever; call another process or none"));
    }

    @Test
    void aProcessDoesNotCallItselfThroughOthers() {
        assertThat(circles("second"))
                .extracting(References.Unknown::message)
                .containsExactly(
                        "This call leads back to its own process (first calls second calls third calls first), which would go on for ever; call another process or none");
    }

    @Test
    void aCallThatEndsIsAllowedAndACircleOfOthersDoesNotHoldUpTheCheck() {
        assertThat(circles("fourth")).isEmpty();
    }

    private List<References.Unknown> circles(String called) {
        var known = new References.Known(
                "first", IN_FORCE.keySet(), Set.of(), form -> true, message -> true, IN_FORCE::get);
        return References.unknownIn(DIAGRAM.formatted(called).getBytes(StandardCharsets.UTF_8), known);
    }
}
