package org.gatehouse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a diagram says how long something takes, it says what the tables say. */
class NumbersInWordsTest {

    private static final List<String> NUMBERS =
            List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    /** What is reminded of and due after how many working hours or days. */
    private record Level(int remindAfter, int dueAfter, String unit) {

        static Level of(String work) {
            List<String> row = outputs("service-levels", work);
            return new Level(Integer.parseInt(row.get(0)), Integer.parseInt(row.get(1)), row.get(2));
        }

        String units(int count) {
            String unit = this.unit.equals("\"WORKING_HOURS\"") ? "working hour" : "working day";
            return "%s %s%s".formatted(NUMBERS.get(count), unit, count == 1 ? "" : "s");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "onboarding-request, onboarding-review",
        "named-location-registration, named-location-review",
        "named-location-escalation, named-location-escalation",
        "long-term-exception, long-term-exception-review"
    })
    void remindersOfReviewsComeWhenTheTableSays(String process, String work) {
        Level level = Level.of(work);

        assertThat(timers(process))
                .contains("Reminder after %s, overdue after %s"
                        .formatted(level.units(level.remindAfter()), NUMBERS.get(level.dueAfter())));
    }

    @Test
    void aRejectionCanBeContestedForAsLongAsTheTableSays() {
        Level window = Level.of("named-location-window");

        assertThat(timers("named-location-registration"))
                .contains("A rejection can be corrected or contested for " + window.units(window.dueAfter()));
    }

    @Test
    void anEnquiryIsOverdueWhenTheTableSays() {
        Level level = Level.of("status-enquiry");

        assertThat(timers("status-enquiry")).containsExactly("Overdue after " + level.units(level.dueAfter()));
    }

    @ParameterizedTest
    @CsvSource({"step-repair, step-repair", "compromise-remediation, compromise-remediation"})
    void whatIsRemindedOfEveryWorkingDayIsSoInTheTable(String process, String work) {
        Level level = Level.of(work);

        assertThat(level.units(level.remindAfter())).isEqualTo("one working day");
        assertThat(timers(process)).containsExactly("Reminder every working day");
    }

    @Test
    void exceptionsAreRemindedOfWhenTheTableSays() {
        String hours = bare(outputs("exception-terms", "short").get(1));
        String days = days(outputs("exception-terms", "long").get(1));

        assertThat(timers("exception-term"))
                .containsExactly("Reminder %s hours, or %s days, before the end, and then the end itself"
                        .formatted(hours, days));
    }

    @Test
    void enrolmentsAreRemindedOfWhenTheTableSays() {
        List<String> named = outputs("enrolment-terms", "named-locations");
        List<String> standard = outputs("enrolment-terms", "standard");

        assertThat(timers("policy-enrolment"))
                .containsExactly(
                        "The policy takes effect within %s hours"
                                .formatted(NUMBERS.get(Integer.parseInt(named.get(0)))),
                        "Reminder to register on days %s of %d under Named Locations, on days %s under Standard"
                                .formatted(
                                        days(named.get(3)),
                                        Integer.parseInt(named.get(2)) / 24,
                                        days(standard.get(3))));
    }

    private static List<String> timers(String process) {
        return Diagram.read(Path.of("processes", process + ".bpmn")).timers().stream()
                .map(timer -> Diagram.words(timer).firstClause())
                .toList();
    }

    private static List<String> outputs(String table, String row) {
        Rule rule = Dmn.readModelFromFile(Path.of("processes", table + ".dmn").toFile())
                .getModelElementById(row);
        return rule.getOutputEntries().stream()
                .map(entry -> entry.getTextContent().strip())
                .toList();
    }

    /** Hours of a list such as {@code "720,336,72"} as days in words: 30, 14 and 3. */
    private static String days(String hours) {
        String listed = Arrays.stream(bare(hours).split(","))
                .map(each -> String.valueOf(Integer.parseInt(each) / 24))
                .collect(Collectors.joining(", "));
        return listed.replaceFirst(", (\\d+)$", " and $1");
    }

    private static String bare(String text) {
        return text.replace("\"", "");
    }
}
