package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.engine.ModelLint.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the product's code speaks of must stay in a diagram or table. */
class RequiredElementsTest {

    private final RequiredElements required = new RequiredElements(StepCatalogue.ofClassPath());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account-actions.dmn",
                "bulk-enablement.bpmn",
                "compromise-remediation.bpmn",
                "enrolment-terms.dmn",
                "exception-eligibility.dmn",
                "exception-term.bpmn",
                "exception-terms.dmn",
                "long-term-exception.bpmn",
                "named-location-criteria.dmn",
                "named-location-escalation.bpmn",
                "named-location-registration.bpmn",
                "onboarding-request.bpmn",
                "policy-enrolment.bpmn",
                "policy-precedence.dmn",
                "service-levels.dmn",
                "short-term-exception.bpmn",
                "sign-in-outcome.dmn",
                "status-enquiry.bpmn",
                "step-repair.bpmn"
            })
    void whatIsShippedHasEverything(String file) {
        byte[] shipped = shipped(file).getBytes(StandardCharsets.UTF_8);

        assertThat(required.check(file, shipped, shipped)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exception-term.bpmn         | name="term-renewed"                       | name="renewed-otherwise"      | required-message
            exception-term.bpmn         | errorCode="ACCOUNT_NOT_ELIGIBLE"          | errorCode="SOMETHING_ELSE"    | uncaught-error
            exception-term.bpmn         | "do-by-hand"                              | "put-right"                   | required-task unknown-task
            onboarding-request.bpmn     | "review-onboarding"                       | "review-it"                   | required-task unknown-task
            onboarding-request.bpmn     | name="request-withdrawn"                  | name="gone"                   | required-message
            compromise-remediation.bpmn | "remove-phone-methods"                    | "remove-telephones"           | required-element unknown-element
            compromise-remediation.bpmn | ${removePhoneMethods}                     | ${disableDevices}             | required-element
            compromise-remediation.bpmn | name="account-deleted"                    | name="account-away"           | required-message
            exception-terms.dmn         | name="remindBefore"                       | name="remind"                 | required-output
            exception-terms.dmn         | name="lasts" typeRef="integer"            | name="lasts" typeRef="string" | required-output
            exception-terms.dmn         | <text>kind</text>                         | <text>sort</text>             | unknown-input
            exception-terms.dmn         | hitPolicy="UNIQUE"                        | hitPolicy="FIRST"             | hit-policy
            exception-terms.dmn         | <text>4320</text>                         | <text>-1</text>               | negative-cell
            exception-terms.dmn         | "720,336,72"                              | "720 and 72"                  | list-cell
            service-levels.dmn          | "WORKING_HOURS","WORKING_DAYS"            | "WORKING_DAYS","DAYS"         | required-values
            exception-terms.dmn         | historyTimeToLive="P730D"                 | historyTimeToLive="P1D"       | history-kept
            onboarding-request.bpmn     | historyTimeToLive="P730D"                 | historyTimeToLive="P9999D"    | history-kept
            compromise-remediation.bpmn | Groups="${remediators}"                   | Groups="${reporter}"          | unknown-group unwritten-variable
            onboarding-request.bpmn     | Groups="onboarding-reviewers"             | Groups="a,${ritm}"            | unknown-group
            onboarding-request.bpmn     | ${decision == 'APPROVE'}                  | ${urgent == 'YES'}            | unwritten-variable
            onboarding-request.bpmn     | ${decision == 'APPROVE'}                  | ${!urgent}                    | unwritten-variable
            onboarding-request.bpmn     | dueDate="${reviewDueAt}"                  | dueDate="${windowEndsAt}"     | unwritten-variable
            onboarding-request.bpmn     | MessageVariable="unsuitableBecause"       | MessageVariable="because"     | unwritten-variable
            onboarding-request.bpmn     | ${decision == 'APPROVE'}                  | ${decision}                   | condition-value
            onboarding-request.bpmn     | ${decision == 'APPROVE'}                  | ${decision == 'APROVE'}       | condition-value
            onboarding-request.bpmn     | ${decision == 'APPROVE'}                  | ${ritm}                       | condition-value
            onboarding-request.bpmn     | ${decision == 'APPROVE'}                  | ${nudge}                      | condition-value
            short-term-exception.bpmn   | ${eligible}                               | ${eligible == 'YES'}          | condition-value
            status-enquiry.bpmn         | ${sendAnswer}                             | ${tellRemediated}             | unwritten-variable
            onboarding-request.bpmn     | withdrawn" attachedToRef="review"         | withdrawn" attachedToRef="linking" | required-place
            """)
    void whatTheCodeSpeaksOfIsMissed(String file, String before, String after, String rules) {
        assertThat(shipped(file)).contains(before);
        assertThat(check(file, before, after)).extracting(Problem::rule).containsOnly(rules.split(" "));
    }

    @Test
    void aProcessThatNothingBeginsIsFound() {
        String begins = "<bpmn:startEvent id=\"enquiry-made\"";
        String shipped = shipped("status-enquiry.bpmn");
        int start = shipped.indexOf(begins);
        int end = shipped.indexOf("</bpmn:startEvent>", start) + "</bpmn:startEvent>".length();

        assertThat(check("status-enquiry.bpmn", shipped.substring(start, end), ""))
                .extracting(Problem::rule, Problem::element)
                .containsExactly(tuple("required-start", "status-enquiry.bpmn"));
    }

    @Test
    void anErrorThatNobodyCatchesAnyMoreIsNamedAtEachStepThatThrowsIt() {
        String caught = "<bpmn:errorEventDefinition id=\"found-deleted-error\" errorRef=\"account-is-deleted\" />";
        String other =
                "<bpmn:messageEventDefinition id=\"found-deleted-error\" messageRef=\"account-deleted-message\" />";

        assertThat(check("compromise-remediation.bpmn", caught, other))
                .allSatisfy(problem -> assertThat(problem.rule()).isEqualTo("uncaught-error"))
                .extracting(Problem::element)
                .contains("disable-account", "write-note", "enable-account");
    }

    @Test
    void othersMayBeAddedAndRenamed() {
        assertThat(check("onboarding-request.bpmn", "name=\"Request withdrawn\"", "name=\"Taken back\""))
                .isEmpty();
        assertThat(check("exception-terms.dmn", "<text>4320</text>", "<text>2160</text>"))
                .isEmpty();
    }

    @Test
    void aWayMayBeChosenByWhateverTheFormGives() {
        assertThat(check("onboarding-request.bpmn", "${decision == 'APPROVE'}", "${decision == 'REJECT'}"))
                .isEmpty();
        assertThat(check("onboarding-request.bpmn", "${decision == 'APPROVE'}", "${decision == 'APROVE'}"))
                .extracting(Problem::message)
                .containsExactly("'decision' is compared with 'APROVE', and there are only 'APPROVE', 'REJECT';"
                        + " use the default flow for all else");
        assertThat(check("short-term-exception.bpmn", "${eligible}", "${!eligible}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            onboarding-request.bpmn          | ${nudge == 'BREACH'}      | ${nudge == 'REMIND'}
            bulk-enablement.bpmn             | ${outcome == 'COMPLETED'} | ${outcome == 'PARTLY_COMPLETED'}
            policy-enrolment.bpmn            | ${next == 'OVER'}         | ${next == 'REMIND'}
            named-location-registration.bpmn | ${decision == 'OVERTURN'} | ${decision == 'UPHOLD'}
            """)
    void aWayMayBeChosenByWhateverAStepOrACalledProcessWrites(String file, String before, String after) {
        assertThat(check(file, before, after)).isEmpty();
    }

    @Test
    void aTableWithoutHitPolicyIsUnique() {
        assertThat(check("exception-terms.dmn", " hitPolicy=\"UNIQUE\"", "")).isEmpty();
        assertThat(check("policy-precedence.dmn", " hitPolicy=\"FIRST\"", ""))
                .extracting(Problem::message)
                .containsExactly("The product reads this table with the hit policy FIRST; set it back");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        byte[] shipped = shipped("status-enquiry.bpmn").getBytes(StandardCharsets.UTF_8);

        assertThat(required.check("status-enquiry.bpmn", shipped, "<bpmn".getBytes(StandardCharsets.UTF_8)))
                .extracting(Problem::rule)
                .containsExactly("unreadable");
    }

    private List<Problem> check(String file, String before, String after) {
        String shipped = shipped(file);
        assertThat(shipped).contains(before);
        return required.check(
                file,
                shipped.getBytes(StandardCharsets.UTF_8),
                shipped.replace(before, after).getBytes(StandardCharsets.UTF_8));
    }

    private static String shipped(String file) {
        try (InputStream content = RequiredElementsTest.class.getResourceAsStream("/processes/" + file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
