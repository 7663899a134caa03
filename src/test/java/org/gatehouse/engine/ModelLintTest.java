package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.engine.ModelLint.Problem;
import org.gatehouse.engine.ModelLint.Severity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelLintTest {

    private final ModelLint lint = new ModelLint(HostileDiagrams.STEPS);

    @Nested
    class Diagrams {

        @Test
        void aGoodDiagramHasNoProblem() {
            assertThat(diagram("A reviewer decides.", "A reviewer decides.")).isEmpty();
        }

        @Test
        void prefixesAreFree() {
            String renamed = HostileDiagrams.DIAGRAM.replace("bpmn:", "b:").replace("camunda:", "c:");
            String declared = renamed.replace("xmlns:bpmn=", "xmlns:b=").replace("xmlns:camunda=", "xmlns:c=");
            assertThat(check("sample.bpmn", declared)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "${linked}",
                    "${!linked}",
                    "${ linked }",
                    "${decision == 'APPROVE'}",
                    "${decision=='CANNOT_BE_DONE'}",
                    "${executionTime}",
                    "${notified}",
                    "<![CDATA[${linked}]]>"
                })
        void conditionsAskForOneVariable(String condition) {
            assertThat(diagram("${decision == 'APPROVE'}", condition)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"local-administrators.ZA1", "${holder}", "helpdesk,escalation-panel", "helpdesk, ${holder}"})
        void tasksAreOfferedToGroups(String groups) {
            assertThat(diagram("\"reviewers\"", "\"%s\"".formatted(groups))).isEmpty();
        }

        @Test
        void anInstantIsADate() {
            assertThat(diagram(">${reviewDueAt}<", ">2026-10-24T12:00:00Z<")).isEmpty();
        }

        @Test
        void loopsAndCallsMayUseVariables() {
            assertThat(diagram("<bpmn:outgoing>to-told</bpmn:outgoing>", """
                            <bpmn:outgoing>to-told</bpmn:outgoing>
                            <bpmn:multiInstanceLoopCharacteristics isSequential="true" camunda:collection="${accounts}"
                                camunda:elementVariable="account">
                              <bpmn:completionCondition>${stopped}</bpmn:completionCondition>
                            </bpmn:multiInstanceLoopCharacteristics>""")).isEmpty();
            assertThat(diagram("<camunda:in ", "<camunda:in businessKey=\"${ritm}\" /><camunda:in "))
                    .isEmpty();
        }

        @Test
        void anUnknownStepIsDangerousAndTheLikelyOneSuggested() {
            assertThat(diagram("${linkGroup}", "${linkGroop}"))
                    .containsExactly(new Problem(
                            "link",
                            "step",
                            Severity.DANGEROUS,
                            "The step 'linkGroop' does not exist; did you mean 'linkGroup'?"));
        }

        @Test
        void anUnknownListenerIsDangerousAndTheLikelyOneSuggested() {
            assertThat(diagram("${briefReviewer}", "${briefReviever}"))
                    .extracting(Problem::message)
                    .containsExactly("The listener 'briefReviever' does not exist; did you mean 'briefReviewer'?");
        }

        @Test
        void nothingIsSuggestedForAStepLikeNoOther() {
            assertThat(diagram("${linkGroup}", "${sendTheLotToMars}"))
                    .extracting(Problem::message)
                    .containsExactly("The step 'sendTheLotToMars' does not exist");
        }

        @Test
        void aScriptTaskIsDangerousAndAWayOutSaid() {
            assertThat(diagram("<bpmn:endEvent id=\"done\"", "<bpmn:scriptTask id=\"x\" /><bpmn:endEvent id=\"done\""))
                    .containsExactly(new Problem(
                            "x",
                            "element",
                            Severity.DANGEROUS,
                            "'scriptTask' is not available to models: use a service task with a step"));
        }

        @Test
        void aDurationIsDangerousAndTheReasonSaid() {
            String changed = HostileDiagrams.DIAGRAM.replace("bpmn:timeDate", "bpmn:timeDuration");
            assertThat(check("sample.bpmn", changed))
                    .extracting(Problem::message)
                    .containsExactly("'timeDuration' is not available to models:"
                            + " a deadline is an instant that a step works out; use a date");
        }

        @Test
        void allProblemsAreToldInTheOrderOfTheFile() {
            String changed = HostileDiagrams.DIAGRAM
                    .replace(" camunda:versionTag=\"1.0.0\"", "")
                    .replace("name=\"Review the request\"", "")
                    .replace("camunda:candidateGroups=", "camunda:assignee=\"demo\" camunda:candidateGroups=")
                    .replace("${linkGroup}", "${linkGroop}")
                    .replace("bpmnElement=\"done\"", "bpmnElement=\"gone\"");
            assertThat(check("sample.bpmn", changed))
                    .extracting(Problem::element, Problem::rule)
                    .containsExactly(
                            tuple("sample", "version-tag"),
                            tuple("review", "attribute"),
                            tuple("review", "name"),
                            tuple("link", "step"),
                            tuple("done", "drawn"));
        }

        @Test
        void messagesRepeatNoMoreThanALineOfTheFile() {
            assertThat(diagram("${decision == 'APPROVE'}", "${a&#10;&#13;" + "b".repeat(5000) + "}"))
                    .allSatisfy(problem ->
                            assertThat(problem.message()).hasSizeLessThan(250).doesNotContain("\n", "\r"));
        }
    }

    @Nested
    class Conventions {

        @Test
        void theProcessHasTheNameOfItsFile() {
            assertThat(errors(check("other.bpmn", HostileDiagrams.DIAGRAM))).containsExactly("sample: file-name");
        }

        @Test
        void theFolderOfTheFileDoesNotMatter() {
            assertThat(check("processes/sample.bpmn", HostileDiagrams.DIAGRAM)).isEmpty();
        }

        @Test
        void theProcessIsExecutable() {
            breaks("isExecutable=\"true\"", "isExecutable=\"false\"", "sample-definitions: executable");
        }

        @Test
        void thereIsOneProcess() {
            assertThat(errors(diagram("</bpmn:process>", "</bpmn:process><bpmn:process id=\"second\" />")))
                    .contains("sample-definitions: executable");
        }

        @Test
        void historyIsKeptForAStatedTime() {
            breaks(" camunda:historyTimeToLive=\"P730D\"", "", "sample: history");
        }

        @Test
        void theProcessHasAVersionTag() {
            breaks(" camunda:versionTag=\"1.0.0\"", "", "sample: version-tag");
        }

        @Test
        void theDiagramIsMadeForTheEngine() {
            breaks("Version=\"7.24.0\"", "Version=\"7.23.0\"", "sample-definitions: platform");
            breaks("Camunda Platform", "Camunda Cloud", "sample-definitions: platform");
        }

        @Test
        void everyNodeHasAName() {
            breaks("name=\"Link asked for\"", "", "asked: name");
            breaks("name=\"Approved?\"", "name=\" \"", "approved: name");
        }

        @Test
        void aJoiningGatewayNeedsNoName() {
            String joined = HostileDiagrams.DIAGRAM
                    .replace(
                            "<bpmn:endEvent id=\"refused\"",
                            "<bpmn:exclusiveGateway id=\"joined\" />\n<bpmn:endEvent id=\"refused\"")
                    .replace("targetRef=\"refused\"", "targetRef=\"joined\"")
                    .replace(
                            "</bpmn:process>",
                            "<bpmn:sequenceFlow id=\"on\" sourceRef=\"joined\" targetRef=\"refused\" /></bpmn:process>")
                    .replace(
                            "bpmnElement=\"done\">",
                            "bpmnElement=\"done\" /><bpmndi:BPMNShape bpmnElement=\"joined\" />"
                                    + "<bpmndi:BPMNEdge bpmnElement=\"on\" /><bpmndi:BPMNShape>");
            assertThat(check("sample.bpmn", joined)).isEmpty();
        }

        @Test
        void processesAndTasksAreDocumented() {
            breaks("Links a group to a policy.", " ", "sample: documentation");
            breaks("<bpmn:documentation>A reviewer decides.</bpmn:documentation>", "", "review: documentation");
            breaks("<bpmn:documentation>Links the group.</bpmn:documentation>", "", "link: documentation");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Activity_0ldikp5", "Event_1x2y3z4", "Gateway_12"})
        void idsAreNotGenerated(String id) {
            assertThat(errors(
                            check("sample.bpmn", HostileDiagrams.DIAGRAM.replace("\"tell\"", "\"%s\"".formatted(id)))))
                    .containsExactly(id + ": generated-id");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Task_LinkGroup", "tell-0ldikp5", "Flow_tell"})
        void idsThatSaySomethingMayHaveAnyForm(String id) {
            assertThat(check("sample.bpmn", HostileDiagrams.DIAGRAM.replace("\"tell\"", "\"%s\"".formatted(id))))
                    .isEmpty();
        }

        @Test
        void aRemoteStepIsAJobOfItsOwn() {
            breaks("camunda:asyncBefore=\"true\"", "", "link: async");
        }

        @Test
        void everyRoundOfARemoteStepIsAJobOfItsOwn() {
            String loop = """
                    <bpmn:outgoing>to-linked</bpmn:outgoing>
                    <bpmn:multiInstanceLoopCharacteristics camunda:collection="groups" %s>
                      <bpmn:extensionElements>
                        <camunda:failedJobRetryTimeCycle>PT5S</camunda:failedJobRetryTimeCycle>
                      </bpmn:extensionElements>
                    </bpmn:multiInstanceLoopCharacteristics>""";
            String place = "<bpmn:outgoing>to-linked</bpmn:outgoing>";
            breaks(place, loop.formatted(""), "link: async");
            assertThat(diagram(place, loop.formatted("camunda:asyncBefore=\"true\"")))
                    .isEmpty();
        }

        @Test
        void everyJobSaysWhenItIsTriedAgain() {
            breaks(
                    "<camunda:failedJobRetryTimeCycle>PT30S,PT2M</camunda:failedJobRetryTimeCycle>",
                    "",
                    "link: retries");
            breaks(
                    "<bpmn:serviceTask id=\"tell\"",
                    "<bpmn:serviceTask camunda:asyncBefore=\"true\" id=\"tell\"",
                    "tell: retries");
        }

        @Test
        void aServiceTaskNamesItsStep() {
            breaks("camunda:delegateExpression=\"${tellRequester}\"", "", "tell: no-step");
        }

        @Test
        void aRuleTaskNamesItsTable() {
            breaks("camunda:decisionRef=\"table\"", "", "rate: decision");
        }

        @Test
        void aUserTaskIsOfferedToAGroup() {
            breaks("camunda:candidateGroups=\"reviewers\"", "", "review: candidate-groups");
        }

        @Test
        void aUserTaskHasAForm() {
            breaks("camunda:formRef=\"form\"", "", "review: form");
        }

        @Test
        void aFormIsTheOneOfTheDeployment() {
            breaks(
                    "camunda:formRefBinding=\"deployment\"",
                    "camunda:formRefBinding=\"latest\"",
                    "review: form-binding");
            breaks("camunda:formRefBinding=\"deployment\"", "", "review: form-binding");
        }

        @Test
        void everyWayOutOfAChoiceHasAConditionOrIsTheDefault() {
            breaks(" default=\"approved-no\"", "", "approved-no: condition");
            breaks(
                    "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${decision == 'APPROVE'}</bpmn:conditionExpression>",
                    "",
                    "approved-yes: condition");
        }

        @Test
        void everythingIsDrawn() {
            breaks("bpmnElement=\"tell\"", "bpmnElement=\"nothing\"", "tell: drawn");
            breaks("bpmnElement=\"to-tell\"", "bpmnElement=\"nothing\"", "to-tell: drawn");
        }

        @Test
        void everyScopeHasAnEnd() {
            String endless = HostileDiagrams.DIAGRAM.replaceFirst(
                    "<bpmn:endEvent (id=\"linked\"[^>]*>\\s*<bpmn:incoming>to-linked</bpmn:incoming>\\s*)</bpmn:endEvent>",
                    "<bpmn:intermediateThrowEvent $1</bpmn:intermediateThrowEvent>");
            assertThat(errors(check("sample.bpmn", endless))).containsExactly("linking: end", "linked: dead-end");
        }

        @Test
        void everyNodeLeadsSomewhere() {
            breaks("sourceRef=\"tell\"", "sourceRef=\"asked\"", "tell: dead-end");
            breaks("sourceRef=\"overdue\"", "sourceRef=\"asked\"", "overdue: dead-end");
        }

        @Test
        void everyNodeIsReached() {
            breaks("targetRef=\"tell\"", "targetRef=\"told\"", "tell: unreachable");
        }

        @Test
        void onlyErrorsThatStepsThrowAreCaught() {
            assertThat(diagram("errorCode=\"GROUP_UNSUITABLE\"", "errorCode=\"GROUP_UNSUITABEL\""))
                    .containsExactly(new Problem(
                            "linking",
                            "error-code",
                            Severity.ERROR,
                            "'Linking' never ends with the error 'GROUP_UNSUITABEL', only with GROUP_UNSUITABLE"));
        }

        @Test
        void anErrorMayComeFromAnEndEventToo() {
            String thrown = HostileDiagrams.DIAGRAM
                    .replace("GROUP_UNSUITABLE", "LATE")
                    .replace("<bpmn:incoming>to-linked</bpmn:incoming>", """
                            <bpmn:incoming>to-linked</bpmn:incoming><bpmn:errorEventDefinition errorRef="unsuitable" />""");
            assertThat(check("sample.bpmn", thrown)).isEmpty();
        }

        @Test
        void anErrorMayComeFromACalledProcessToo() {
            String thrown = HostileDiagrams.DIAGRAM
                    .replace("GROUP_UNSUITABLE", "LATE")
                    .replace("<bpmn:endEvent id=\"linked\"", """
                            <bpmn:callActivity id="deep" name="Deep" calledElement="x" /><bpmn:endEvent id="linked\"""");
            assertThat(check("sample.bpmn", thrown))
                    .extracting(Problem::rule)
                    .containsExactly("dead-end", "unreachable", "drawn");
        }

        @Test
        void nothingIsSaidOfErrorsWhereNoStepNamesAny() {
            String changed = HostileDiagrams.DIAGRAM
                    .replace("${linkGroup}", "${tellRequester}")
                    .replace("GROUP_UNSUITABLE", "ANYTHING");
            assertThat(check("sample.bpmn", changed)).isEmpty();
        }

        @Test
        void aRoundInWhichNothingWaitsIsRefused() {
            breaks(
                    "sourceRef=\"rate\" targetRef=\"review\"",
                    "sourceRef=\"rate\" targetRef=\"rate\"",
                    "rate: endless",
                    "review: unreachable");
            breaks(
                    "sourceRef=\"tell\" targetRef=\"told\"",
                    "sourceRef=\"tell\" targetRef=\"tell\"",
                    "tell: endless",
                    "told: unreachable");
        }

        @Test
        void aRoundThroughAnErrorIsOneToo() {
            breaks(
                    "sourceRef=\"unfit\" targetRef=\"refused\"",
                    "sourceRef=\"unfit\" targetRef=\"linking\"",
                    "linking: endless");
        }

        @Test
        void aRoundThroughAWholeSubProcessIsOneToo() {
            assertThat(diagram(
                            "sourceRef=\"linking\" targetRef=\"call\"", "sourceRef=\"linking\" targetRef=\"linking\""))
                    .filteredOn(problem -> problem.rule().equals("endless"))
                    .extracting(Problem::message)
                    .containsExactly("'Linking' is in a round in which nothing waits, so it would run for ever"
                            + " (link, linked, linking, linking-entered); put a user task, a receive task,"
                            + " a timer with a variable date, a message or a call into the round");
        }

        @ParameterizedTest
        @ValueSource(strings = {"review", "rate"})
        void aRoundThroughATaskForPeopleMayRunAsOftenAsTheyLike(String target) {
            assertThat(diagram(
                            "sourceRef=\"unfit\" targetRef=\"refused\"",
                            "sourceRef=\"unfit\" targetRef=\"%s\"".formatted(target)))
                    .isEmpty();
        }

        @Test
        void aRoundThroughACallMayRunAsOftenAsItReturns() {
            assertThat(errors(diagram(
                            "sourceRef=\"call\" targetRef=\"done\"", "sourceRef=\"call\" targetRef=\"linking\"")))
                    .containsExactly("done: unreachable");
        }

        @Test
        void aFixedInstantDoesNotWaitInARound() {
            String round = HostileDiagrams.DIAGRAM
                    .replace("<bpmn:serviceTask id=\"tell\"", """
                            <bpmn:intermediateCatchEvent id="later" name="Later"><bpmn:timerEventDefinition>
                            <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${reviewDueAt}</bpmn:timeDate>
                            </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
                            <bpmn:sequenceFlow id="on" sourceRef="later" targetRef="tell" />
                            <bpmn:serviceTask id="tell\"""")
                    .replace("sourceRef=\"tell\" targetRef=\"told\"", "sourceRef=\"tell\" targetRef=\"later\"");
            assertThat(check("sample.bpmn", round))
                    .extracting(Problem::rule)
                    .isNotEmpty()
                    .doesNotContain("endless");
            assertThat(check(
                            "sample.bpmn",
                            round.replaceFirst(
                                    "[$][{]reviewDueAt}</bpmn:timeDate>\n</bpmn:timer",
                                    "2026-10-24T12:00:00Z</bpmn:timeDate>\n</bpmn:timer")))
                    .extracting(Problem::rule)
                    .contains("endless");
        }

        @Test
        void aStepThatDoesTheNextPartEachTimeEndsItsRoundWhereItIsAJob() throws IOException {
            String list = Files.readString(Path.of("processes/bulk-enablement.bpmn"));
            var lint = new ModelLint(StepCatalogue.ofClassPath());

            assertThat(lint.check("bulk-enablement.bpmn", list.getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
            assertThat(lint.check(
                            "bulk-enablement.bpmn",
                            list.replace("asyncBefore=\"true\"", "asyncBefore=\"false\"")
                                    .getBytes(StandardCharsets.UTF_8)))
                    .extracting(Problem::rule)
                    .contains("endless");
        }

        @Test
        void theDefaultFlowLeavesItsGateway() {
            assertThat(errors(diagram(" default=\"approved-no\"", " default=\"to-done\"")))
                    .containsExactly("approved: default", "approved-no: condition");
        }

        @Test
        void aFlowLeadsFromOneElementToAnotherOfItsScope() {
            breaks(
                    "sourceRef=\"unfit\" targetRef=\"refused\"",
                    "sourceRef=\"unfit\" targetRef=\"gone\"",
                    "to-refused: loose-flow");
            breaks(
                    "sourceRef=\"tell\" targetRef=\"told\"",
                    "sourceRef=\"tell\" targetRef=\"linked\"",
                    "told: unreachable",
                    "to-told: loose-flow");
        }

        @Test
        void idsAreNotDoubled() {
            assertThat(errors(diagram("<bpmn:message id=\"withdrawn\"", "<bpmn:message id=\"asked\"")))
                    .containsExactly("asked: doubled-id");
        }

        @Test
        void aProcessHasOneStartOfNoKind() {
            String second =
                    "<bpmn:startEvent id=\"again\" name=\"Again\">%s</bpmn:startEvent><bpmn:endEvent id=\"done\"";
            assertThat(errors(diagram("<bpmn:endEvent id=\"done\"", second.formatted(""))))
                    .contains("again: start");
            assertThat(errors(diagram(
                            "<bpmn:endEvent id=\"done\"",
                            second.formatted("<bpmn:messageEventDefinition messageRef=\"withdrawn\" />"))))
                    .contains("again: start");
        }

        @Test
        void namesAreShort() {
            assertThat(diagram("name=\"Request refused\"", "name=\"%s\"".formatted("x".repeat(120))))
                    .isEmpty();
            breaks("name=\"Request refused\"", "name=\"%s\"".formatted("x".repeat(121)), "refused: long-name");
        }

        @Test
        void workDoesNotMultiply() {
            String each = """
                    <bpmn:outgoing>%s</bpmn:outgoing>
                    <bpmn:multiInstanceLoopCharacteristics camunda:asyncBefore="true" camunda:collection="groups">
                      <bpmn:extensionElements>
                        <camunda:failedJobRetryTimeCycle>PT5S</camunda:failedJobRetryTimeCycle>
                      </bpmn:extensionElements>
                    </bpmn:multiInstanceLoopCharacteristics>""";
            String outer = "<bpmn:outgoing>to-call</bpmn:outgoing>";
            String inner = "<bpmn:outgoing>to-linked</bpmn:outgoing>";
            assertThat(diagram(outer, each.formatted("to-call"))).isEmpty();
            assertThat(errors(check(
                            "sample.bpmn",
                            HostileDiagrams.DIAGRAM
                                    .replace(outer, each.formatted("to-call"))
                                    .replace(inner, each.formatted("to-linked")))))
                    .containsExactly("link: nested-loop");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"calledElement=\"link-check\" camunda:calledElementBinding", "camunda:decisionRefBinding"})
        void whatIsCalledOrDecidedIsTheLatest(String binding) {
            String place = binding.startsWith("called")
                    ? "calledElement=\"link-check\""
                    : "camunda:decisionRefBinding=\"latest\"";
            assertThat(diagram(place, binding + "=\"latest\"")).isEmpty();
            assertThat(diagram(place, binding + "=\"deployment\""))
                    .extracting(Problem::rule)
                    .containsExactly("value");
        }

        @Test
        void anEventSubProcessNeedsNoFlows() {
            assertThat(diagram("<bpmn:endEvent id=\"done\"", """
                            <bpmn:subProcess id="watch" name="Watch" triggeredByEvent="true">
                              <bpmn:startEvent id="seen" name="Withdrawn" isInterrupting="false">
                                <bpmn:messageEventDefinition messageRef="withdrawn" />
                              </bpmn:startEvent>
                              <bpmn:endEvent id="noted" name="Noted" />
                              <bpmn:sequenceFlow id="to-noted" sourceRef="seen" targetRef="noted" />
                            </bpmn:subProcess>
                            <bpmn:endEvent id="done\""""))
                    .allMatch(problem -> problem.rule().equals("drawn"));
        }
    }

    @Nested
    class Tables {

        @Test
        void aGoodTableHasNoProblem() {
            assertThat(check("table.dmn", HostileDiagrams.TABLE)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "-",
                    "\"Standard\"",
                    "\"a.b (c) // d for e\"",
                    "\"A\",\"B\"",
                    "not(\"A\",\"B\")",
                    "< 5",
                    ">= 1.5",
                    "[1..10000]",
                    "]0..1[",
                    "5, 7, [9..12]",
                    "true",
                    "null",
                    "members * 2 + (1 - 3) / 4",
                    "members in (1, 2)",
                    "if members > 5 then \"L\" else \"S\"",
                    "contains(name, \"x\")",
                    "date and time(\"2026-10-24T12:00:00Z\")",
                    "duration(\"PT24H\")",
                    "starts with(name, \"svc\") and string length(name) > 3",
                    "max(1, 2)",
                    "@\"2026-10-24\"",
                    "? > 5"
                })
        void cellsCompareAndCalculate(String cell) {
            String escaped = cell.replace("<", "&lt;");
            assertThat(check("table.dmn", HostileDiagrams.changed(HostileDiagrams.TABLE, "[1..50]", escaped)))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"UNIQUE", "ANY", "RULE ORDER", "COLLECT", "COLLECT\" aggregation=\"SUM"})
        void hitPoliciesAreThoseOfTheEngine(String policy) {
            assertThat(check("table.dmn", HostileDiagrams.changed(HostileDiagrams.TABLE, "FIRST", policy)))
                    .isEmpty();
        }

        @Test
        void tablesMayBuildOnTablesOfTheFile() {
            assertThat(check("table.dmn", HostileDiagrams.changed(HostileDiagrams.TABLE, "<decisionTable", """
                            <informationRequirement id="needs"><requiredDecision href="#other" /></informationRequirement>
                            <decisionTable""")))
                    .isEmpty();
        }

        @Test
        void aDecisionHasTheNameOfTheFile() {
            assertThat(errors(check("other.dmn", HostileDiagrams.TABLE)))
                    .containsExactly("table-definitions: file-name");
        }

        @Test
        void aDecisionHasANameAVersionTagAndAHistory() {
            breaksTable(" name=\"Rate a request\"", "table: name");
            breaksTable(" camunda:versionTag=\"1.0.0\"", "table: version-tag");
            breaksTable(" camunda:historyTimeToLive=\"P730D\"", "table: history");
        }

        @Test
        void aTableIsMadeForTheEngine() {
            breaksTable("modeler:executionPlatformVersion=\"7.24.0\"", "table-definitions: platform");
        }

        @ParameterizedTest
        @ValueSource(strings = {"5 6", "\"A\" \"B\"", "not(", "[1..", "A,,B", "members +"})
        void aConditionThatTheEngineCannotReadIsNamed(String cell) {
            assertThat(check("table.dmn", HostileDiagrams.changed(HostileDiagrams.TABLE, "[1..50]", cell)))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.element()).isEqualTo("small-if");
                        assertThat(problem.rule()).isEqualTo("cell-text");
                        assertThat(problem.message()).startsWith("Rule 1, column 'Members' cannot be read: ");
                    });
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                string  | 5       | cell-type
                string  | true    | cell-type
                string  | null    | cell-type
                string  | "A" "B" | cell-text
                string  | "LARGE  | cell
                integer | "5"     | cell-type
                integer | 5.5     | cell-type
                integer | -2.5    | cell-type
                integer | 99999999999 | cell-type
                number  | "5"     | cell-type
                boolean | "true"  | cell-type
                boolean | 1       | cell-type
                string  |         | empty-cell
                integer | abc     | cell-name
                string  | LARGE   | cell-name
                string  | rating  | cell-name
                """)
        void aResultThatItsColumnCannotHoldIsNamed(String type, String cell, String rule) {
            assertThat(result(type, cell == null ? "" : cell))
                    .extracting(Problem::element, Problem::rule)
                    .containsExactly(tuple("small-then", rule));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                string  | "A b"
                string  | members
                string  | if members > 5 then "L" else "S"
                integer | 5
                integer | -5
                integer | members * 2
                long    | 99999999999
                number  | 5.5
                boolean | false
                boolean | members > 3
                """)
        void aResultOfTheTypeOfItsColumnIsFine(String type, String cell) {
            assertThat(result(type, cell)).isEmpty();
        }

        @Test
        void aResultIsOneOfThoseOfItsColumn() {
            String column =
                    "typeRef=\"string\"><outputValues id=\"known\"><text>\"SMALL\",\"LARGE\"</text></outputValues></output>";
            String table = HostileDiagrams.TABLE.replace("typeRef=\"string\" />", column);
            assertThat(check("table.dmn", table)).isEmpty();
            assertThat(check("table.dmn", table.replace("<text>\"SMALL\"</text>", "<text>\"TINY\"</text>")))
                    .extracting(Problem::message)
                    .containsExactly(
                            "Rule 1, column 'Rating' holds \"TINY\", but the column may only hold \"SMALL\", \"LARGE\"");
        }

        @Test
        void aRuleHasACellInEachColumn() {
            assertThat(errors(check(
                            "table.dmn", HostileDiagrams.TABLE.replaceFirst("<inputEntry id=\"small-if\">.*\n", ""))))
                    .containsExactly("small: cells");
        }

        private List<Problem> result(String type, String cell) {
            return check(
                    "table.dmn",
                    HostileDiagrams.TABLE
                            .replace("typeRef=\"string\"", "typeRef=\"%s\"".formatted(type))
                            .replace("<text>\"SMALL\"</text>", "<text>%s</text>".formatted(cell.replace(">", "&gt;")))
                            .replace("<text>\"LARGE\"</text>", "<text>members</text>"));
        }

        private void breaksTable(String part, String error) {
            assertThat(errors(check("table.dmn", HostileDiagrams.changed(HostileDiagrams.TABLE, part, ""))))
                    .containsExactly(error);
        }
    }

    @Nested
    class Forms {

        @Test
        void aGoodFormHasNoProblem() {
            assertThat(check("form.form", HostileDiagrams.FORM)).isEmpty();
        }

        @Test
        void aFormHasTheNameOfItsFile() {
            assertThat(errors(check("forms/other.form", HostileDiagrams.FORM)))
                    .containsExactly("other.form: file-name");
        }

        @Test
        void aFormHasAnId() {
            assertThat(errors(form("\"id\": \"form\",", ""))).containsExactly("form.form: file-name");
        }

        @Test
        void aFormIsMadeForTheEngine() {
            assertThat(errors(form("Camunda Platform", "Camunda Cloud"))).containsExactly("form.form: platform");
        }

        @Test
        void keysAreUnique() {
            assertThat(errors(form("\"key\": \"comment\"", "\"key\": \"decision\"")))
                    .containsExactly("why: duplicate-key");
        }

        @Test
        void keysAreUniqueWithinTheirList() {
            String list = """
                    "components": [{"id": "l", "type": "dynamiclist", "path": "rows",
                      "components": [{"id": "c", "type": "textfield", "key": "comment"}]},""";
            assertThat(form("\"components\": [", list)).isEmpty();
        }

        private List<Problem> form(String before, String after) {
            return check("form.form", HostileDiagrams.changed(HostileDiagrams.FORM, before, after));
        }
    }

    private void breaks(String before, String after, String... problems) {
        assertThat(errors(diagram(before, after))).containsExactly(problems);
    }

    private List<Problem> diagram(String before, String after) {
        return check("sample.bpmn", HostileDiagrams.changed(HostileDiagrams.DIAGRAM, before, after));
    }

    private List<Problem> check(String file, String text) {
        return lint.check(file, HostileDiagrams.bytes(text));
    }

    private static List<String> errors(List<Problem> problems) {
        assertThat(problems).extracting(Problem::severity).containsOnly(Severity.ERROR);
        return problems.stream()
                .map(problem -> problem.element() + ": " + problem.rule())
                .toList();
    }
}
