package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.gatehouse.Api;
import org.gatehouse.exemption.ExceptionsOfTheTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of an account's exceptions and applications when it is marked: they end, and no new one begins. */
class ExceptionsOfCompromisedTest extends CompromiseTest {

    private static final String BECAUSE = "The account was marked as compromised";

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nobodyIsExempt() {}

    @Test
    void anExceptionOf24HoursEnds() {
        String ritm =
                applied("/short-term-exceptions", Map.of("account", NURSE, "justification", "PHONE_STOLEN_OR_LOST"));
        assertThat(state(ritm, NURSE)).isEqualTo("ACTIVE");
        assertThat(isExempt(NURSE)).isTrue();

        String contained = compromises.markAndSettle(NURSE);

        assertThat(state(ritm, NURSE)).isEqualTo("ENDED_BY_COMPROMISE");
        assertThat(isExempt(NURSE)).isFalse();
        assertThat(world.status(contained)).isEqualTo("CONTAINED");
        assertThat(compromises.containment(NURSE).path("steps"))
                .filteredOn(step -> step.path("step").asText().equals("CANCEL_EXCEPTIONS"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.path("before").asText()).contains("had one until it was marked");
                    assertThat(step.path("wanted").asText()).isNotBlank();
                });
        Api.Answer another = world.as("la.za1")
                .post("/short-term-exceptions", Map.of("account", NURSE, "justification", "PHONE_STOLEN_OR_LOST"));
        assertThat(another.status()).as(another.body().toString()).isNotEqualTo(201);
    }

    @Test
    void anExceptionOf180DaysEnds() {
        String ritm = granted(NURSE);
        assertThat(isExempt(NURSE)).isTrue();

        compromises.markAndSettle(NURSE);

        assertThat(state(ritm, NURSE)).isEqualTo("ENDED_BY_COMPROMISE");
        assertThat(isExempt(NURSE)).isFalse();
        assertThat(compromises.verdict(NURSE)).isEqualTo("CONTAINED");
    }

    @Test
    void anApplicationForThisAccountAloneIsWithdrawn() {
        String ritm = applied("/long-term-exceptions", ExceptionsOfTheTenant.longTerm("ZA1", NURSE));
        assertThat(world.tasks("exceptions1", ritm)).hasSize(1);

        compromises.markAndSettle(NURSE);

        assertThat(world.status(ritm)).isEqualTo("WITHDRAWN");
        assertThat(world.tasks("exceptions1", ritm)).isEmpty();
        assertThat(world.request(ritm).toString()).contains(BECAUSE);
        assertThat(compromises.verdict(NURSE)).isEqualTo("CONTAINED");
    }

    @Test
    void anApplicationForSeveralGoesOnWithTheOthersAndCannotBeGrantedForThisOne() {
        String ritm = applied("/long-term-exceptions", ExceptionsOfTheTenant.longTerm("ZA1", NURSE, CLERK));

        compromises.markAndSettle(NURSE);
        Api.Answer decided = world.decide("exceptions1", ritm, Map.of("decision", "APPROVE"));
        world.settle();

        assertThat(decided.status()).as(decided.body().toString()).isEqualTo(200);
        assertThat(state(ritm, CLERK)).isEqualTo("ACTIVE");
        assertThat(state(ritm, NURSE)).isEqualTo("REFUSED");
        assertThat(isExempt(CLERK)).isTrue();
        assertThat(isExempt(NURSE)).isFalse();
        assertThat(compromises.verdict(NURSE)).isEqualTo("CONTAINED");
    }

    @Test
    void aRenewalThatWaitsForItsReviewIsWithdrawnWithTheExceptionItself() {
        String running = granted(NURSE);
        var form = ExceptionsOfTheTenant.longTerm("ZA1", NURSE);
        form.put("renews", running);
        String renewal = applied("/long-term-exceptions", form);

        compromises.markAndSettle(NURSE);

        assertThat(state(running, NURSE)).isEqualTo("ENDED_BY_COMPROMISE");
        assertThat(world.status(renewal)).isEqualTo("WITHDRAWN");
        assertThat(isExempt(NURSE)).isFalse();
        assertThat(compromises.verdict(NURSE)).isEqualTo("CONTAINED");
    }

    private String applied(String path, Map<String, Object> form) {
        Api.Answer answer = world.as("la.za1").post(path, form);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        world.settle();
        return answer.text("ritm");
    }

    private String granted(String account) {
        String ritm = applied("/long-term-exceptions", ExceptionsOfTheTenant.longTerm("ZA1", account));
        world.decide("exceptions1", ritm, Map.of("decision", "APPROVE"));
        world.settle();
        assertThat(state(ritm, account)).isEqualTo("ACTIVE");
        return ritm;
    }

    private String state(String ritm, String account) {
        return terms(ritm).stream()
                .filter(term -> term.path("account").asText().equals(account))
                .findFirst()
                .orElseThrow()
                .path("state")
                .asText();
    }

    private List<JsonNode> terms(String ritm) {
        return StreamSupport.stream(world.request(ritm).at("/exception/terms").spliterator(), false)
                .toList();
    }

    private boolean isExempt(String account) {
        return compromises.account(account).get("groups").toString().contains("NHSmail.sg.MFA-Exceptions");
    }
}
