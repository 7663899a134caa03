package org.gatehouse.modelchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gatehouse.Api;
import org.gatehouse.engine.HostileDiagrams;
import org.gatehouse.engine.ModelLint;
import org.gatehouse.engine.ModelLint.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is accepted as a proposed change, and everything that is said against what is not. */
class ProposingTest extends ModelChangeFixture {

    @Autowired
    private ModelLint lint;

    @Test
    void aChangeIsAcceptedAndKeptAsItWasSent() {
        String content = changed(MODEL);

        Api.Answer answer = post("owner1", MODEL, form(MODEL, content));

        assertThat(answer.status()).isEqualTo(201);
        String path = "/model-changes/" + answer.text("id");
        assertThat(answer.response().headers().firstValue("Location")).contains("/api/v1" + path);
        assertThat(answer.text("state")).isEqualTo("CHECKING");
        assertThat(answer.text("model")).isEqualTo(MODEL);
        assertThat(answer.text("proposedBy")).isEqualTo("owner1");
        assertThat(world.as("auditor1").get(path + "/file").response().body()).isEqualTo(content);
        assertThat(world.as("auditor1")
                        .get("/model-changes")
                        .body()
                        .path("total")
                        .asInt())
                .isOne();
    }

    @Test
    void lineEndsOfABrowsersFormAreNoChange() {
        Api.Answer answer = post("owner1", MODEL, form(MODEL, content(MODEL).replace("\n", "\r\n")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes()).containsExactly("NOTHING_CHANGES");
    }

    @Test
    void everythingThatIsMissingOrWrongIsSaidAtOnce() {
        Map<String, Object> form = form(MODEL, changed(MODEL).replace("enquiry-answer", "no-such-form"));
        form.put("reason", "x".repeat(2001));
        form.put("running", "STOP");
        form.put("base", 99);

        Api.Answer answer = post("owner1", MODEL, form);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes())
                .containsExactlyInAnyOrder("MODEL_INVALID", "TOO_LONG", "UNKNOWN_CHOICE", "VERSION_UNKNOWN");
        assertThat(post("owner1", MODEL, Map.of()).codes())
                .containsExactly("REQUIRED", "REQUIRED", "REQUIRED", "REQUIRED");
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enquiry-answer | no-such-form | answer-enquiry: There is no form 'no-such-form'",
                "candidateGroups=\"helpdesk\" | candidateGroups=\"help-desk\" | answer-enquiry: There is no group 'help-desk'",
                "candidateGroups=\"helpdesk\" | candidateGroups=\"helpdesk,integration\" | answer-enquiry: There is no group 'integration'",
                "bpmn:process id=\"status-enquiry\" | bpmn:process id=\"onboarding-request\" | name of its file as its id",
                "${raiseOverdueEnquiry} | ${environment} | raise-overdue-enquiry:",
                "</bpmn:process> | </bpmn:process><bpmn:process id=\"two\" isExecutable=\"true\" /> | The file must hold one process",
            })
    void whatADiagramNamesAndIsNotThereIsTold(String is, String becomes, String told) {
        Api.Answer answer = post("owner1", MODEL, form(MODEL, changed(MODEL).replace(is, becomes)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes()).contains("MODEL_INVALID").doesNotContain("NOTHING_CHANGES");
        assertThat(answer.body().toString()).contains(told);
        assertThat(rows()).isZero();
    }

    @Test
    void calledProcessesTablesAndMessagesMustBeThere() {
        String model = "named-location-registration";
        String diagram = content(model)
                .replaceAll("calledElement=\"[^\"]*\"", "calledElement=\"no-such-process\"")
                .replaceAll("(<bpmn:message id=\"[^\"]*\" name=\")[^\"]*\"", "$1no-such-message\"");
        String enablement = content("bulk-enablement");
        String withTable = enablement
                .replaceFirst("<bpmn:serviceTask ", "<bpmn:businessRuleTask camunda:decisionRef=\"no-such-table\" ")
                .replaceFirst("</bpmn:serviceTask>", "</bpmn:businessRuleTask>")
                .replaceFirst("camunda:delegateExpression=\"[^\"]*\"", "");

        assertThat(post("owner1", model, form(model, diagram)).body().toString())
                .contains("There is no process 'no-such-process'", "There is no message 'no-such-message'");
        assertThat(post("owner1", "bulk-enablement", form("bulk-enablement", withTable))
                        .body()
                        .toString())
                .contains("There is no decision table 'no-such-table'");
    }

    @Test
    void aMessageThatTheFileDoesNotHoldIsTold() {
        String model = "onboarding-request";
        String diagram = content(model).replaceFirst("messageRef=\"[^\"]*\"", "messageRef=\"gone\"");

        assertThat(post("owner1", model, form(model, diagram)).body().toString())
                .contains("waits for a message that the file does not hold");
    }

    @Test
    void aTableMayNotBringInTheDecisionOfAnotherFile() {
        String table = content(TABLE);
        String decision = table.substring(table.indexOf("<decision "), table.indexOf("</decision>") + 11)
                .replaceAll("\\bid=\"(?!service-levels\")", "id=\"x-")
                .replace("id=\"service-levels\"", "id=\"policy-precedence\"");
        String both = table.replace("</decision>", "</decision>" + decision);

        Api.Answer answer = post("owner1", TABLE, form(TABLE, both));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().toString()).contains("policy-precedence: This decision has a file of its own");
    }

    @Test
    void ofATableItIsNotSaidWhatBecomesOfInstances() {
        Map<String, Object> form = form(TABLE, changed(TABLE));
        form.remove("running");

        Api.Answer answer = post("owner1", TABLE, form);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(answer.text("kind")).isEqualTo("TABLE");
        assertThat(answer.text("running")).isEqualTo("FINISH");
    }

    @Test
    void whatWasDrawnOnAnOlderVersionIsAConflictWithAWayOn() {
        String onTheFirst = changed(MODEL);
        Map<String, Object> form = form(MODEL, onTheFirst);
        long earlier = checked();
        assertThat(approve(earlier).text("state")).isEqualTo("IN_FORCE");

        Api.Answer answer = post("owner1", MODEL, form);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.codes()).containsExactly("CHANGED_MEANWHILE");
        assertThat(answer.body().toString()).contains("Compare the two");
    }

    @Test
    void thereIsNothingToChangeAboutAModelThatIsNotThere() {
        assertThat(post("owner1", "no-such-model", form(MODEL, changed(MODEL))).status())
                .isEqualTo(404);
        assertThat(post("owner1", "sign-in-method", form(MODEL, changed(MODEL))).status())
                .isEqualTo(404);
    }

    @Test
    void hostileDiagramsAndTablesAreRefusedWithEachDangerAndNothingIsStored() {
        var let = new TreeSet<String>();
        int tried = 0;
        for (HostileDiagrams.Payload payload : HostileDiagrams.all()) {
            String model = payload.fileName().endsWith(".dmn") ? TABLE : MODEL;
            String content = new String(payload.content(), StandardCharsets.UTF_8);
            var form = new HashMap<>(form(model, content));
            Api.Answer answer = post("owner1", model, form);
            tried++;
            boolean dangerous = lint.check(inForce(model).file(), content.getBytes(StandardCharsets.UTF_8)).stream()
                    .anyMatch(problem -> problem.severity() == Severity.DANGEROUS);
            boolean refused = List.of(413, 422).contains(answer.status());
            if (!refused
                    || answer.status() == 422 && !dangerous && !answer.codes().contains("REQUIRED")) {
                let.add("%s: %d %s".formatted(payload, answer.status(), answer.codes()));
            }
        }
        assertThat(let).isEmpty();
        assertThat(tried).isGreaterThan(200);
        assertThat(rows()).isZero();
        assertThat(facts.since(factsBefore, "MODEL")).isEmpty();
    }

    @Test
    void theSameKeyProposesOnce() {
        Map<String, Object> form = form(MODEL, changed(MODEL));
        Api owner = world.as("owner1").with("Idempotency-Key", "propose-once-" + System.nanoTime());

        Api.Answer first = owner.post("/models/status-enquiry/changes", form);
        Api.Answer second = owner.post("/models/status-enquiry/changes", form);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(rows()).isOne();
    }

    @Test
    void onlyProcessOwnersPropose() {
        Map<String, Object> form = form(MODEL, changed(MODEL));

        assertThat(List.of("admin", "auditor1", "helpdesk1", "servicenow"))
                .allSatisfy(
                        login -> assertThat(post(login, MODEL, form).status()).isEqualTo(403));
    }
}
