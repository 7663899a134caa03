package org.gatehouse.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link DiagramLayoutTest} is there to find is found: each time a good diagram is drawn badly in one place. */
class BadDrawingsTest {

    private static final Path GOOD = Path.of("processes/short-term-exception.bpmn");

    private final DiagramLayoutTest layout = new DiagramLayoutTest();

    static Stream<Arguments> drawnBadly() {
        return Stream.of(
                drawn("a task on another", "x=\"650\" y=\"280\"", "x=\"590\" y=\"280\"", l -> l::noShapeLiesOnAnother),
                drawn(
                        "a line through a task",
                        "x=\"672\" y=\"200\"",
                        "x=\"672\" y=\"300\"",
                        l -> l::noLineGoesThroughAShape),
                drawn("a slanting line", "x=\"812\" y=\"320\"", "x=\"812\" y=\"310\"", l -> l::linesHaveRightAngles),
                drawn("two lines that cross", "x=\"750\" y=\"320\"", "x=\"640\" y=\"180\"", l -> l::noTwoLinesCross),
                drawn("a label on a line", "x=\"437\" y=\"233\"", "x=\"420\" y=\"233\"", l -> l::noLabelLiesOnAnything),
                drawn(
                        "an end left of all else",
                        "x=\"812\" y=\"302\"",
                        "x=\"12\" y=\"302\"",
                        l -> l::theWayGoesFromLeftToRight),
                drawn(
                        "an end off the line",
                        "x=\"672\" y=\"200\"",
                        "x=\"672\" y=\"190\"",
                        l -> l::theStraightWayIsStraight),
                drawn("a rule without source", "Source: ", "Mind: ", l -> l::anAnnotationSaysWhereTheRuleComesFrom));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void drawnBadly(String what, String good, String bad, Check check, @TempDir Path directory) throws IOException {
        String drawn = Files.readString(GOOD);
        assertThat(drawn).contains(good);
        Path changed = Files.writeString(directory.resolve("changed.bpmn"), drawn.replace(good, bad));

        assertThatThrownBy(() -> check.of(layout).accept(changed)).isInstanceOf(AssertionError.class);
    }

    /** One of the checks of the layout. */
    private interface Check {
        Consumer<Path> of(DiagramLayoutTest layout);
    }

    private static Arguments drawn(String what, String good, String bad, Check check) {
        return Arguments.of(what, good, bad, check);
    }
}
