package org.gatehouse.modelchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.Api;
import org.gatehouse.Facts;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.rehearsal.Migratable;
import org.gatehouse.rehearsal.Rehearsals;
import org.gatehouse.rehearsal.Replay;
import org.gatehouse.release.Releases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Changes of the small process of enquiries, in a database of their own, since they come into force there. */
@GatehouseTest
@TestPropertySource(properties = "gatehouse.mail.from=model.changes@gatehouse.example")
abstract class ModelChangeFixture {

    static final String MODEL = "status-enquiry";
    static final String TABLE = "service-levels";
    private static int unique;

    @Autowired
    World world;

    @Autowired
    Facts facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ModelVersions versions;

    @Autowired
    ChangeChecks checks;

    @MockitoBean
    Rehearsals rehearsals;

    @MockitoSpyBean
    Releases releases;

    long factsBefore;

    @BeforeEach
    void nothingWouldGoDifferently() {
        world.beginAt(World.MONDAY_MORNING);
        jdbc.sql("delete from model_change").update();
        jdbc.sql("delete from outbox where template like 'model-change%'").update();
        factsBefore = facts.last();
        replayFinds(0, 0);
        given(rehearsals.migratable(any(), any())).willReturn(Migratable.none());
    }

    @AfterEach
    void factsCanBeWritten() {
        facts.canBeWritten();
    }

    void replayFinds(int different, int untold) {
        given(rehearsals.replay(any(), any(), anyInt()))
                .willReturn(new Replay(
                        Rehearsals.CASES - different - untold,
                        IntStream.rangeClosed(1, different)
                                .mapToObj(number -> difference("RITM001000" + number))
                                .toList(),
                        List.of(),
                        IntStream.rangeClosed(1, untold)
                                .mapToObj(number -> new Replay.Untold("case-" + number, 1, "Its variables expired"))
                                .toList(),
                        Duration.ofMillis(1234)));
    }

    static Replay.Difference difference(String ritm) {
        return new Replay.Difference(
                ritm,
                1,
                List.of("Enquiry made", "Answer the enquiry", "Send the answer"),
                List.of("Enquiry made", "Answer the enquiry", "Raise the priority and tell the lead"),
                "answer-enquiry",
                "Goes to 'Raise the priority' after 'Answer the enquiry' instead of to 'Send the answer'");
    }

    static Migratable stuck(int can, String... subjects) {
        return new Migratable(
                can,
                List.of(subjects).stream()
                        .map(subject -> new Migratable.Stuck(
                                "instance-of-" + subject, subject, 1, List.of("It waits at 'Answer', which is gone")))
                        .toList());
    }

    ModelVersion inForce(String model) {
        return versions.inForce(model).orElseThrow();
    }

    String content(String model) {
        return new String(versions.content(inForce(model)), StandardCharsets.UTF_8);
    }

    /** What is in force with another sentence in its documentation, each time another one. */
    String changed(String model) {
        unique++;
        return content(model)
                .replaceFirst(
                        "(look the request up|look \\(\\d+\\) the request up)",
                        "look (%d) the request up".formatted(unique))
                .replaceFirst("When (\\(\\d+\\) )?work is", "When (%d) work is".formatted(unique));
    }

    Map<String, Object> form(String model, String content) {
        var form = new HashMap<String, Object>();
        form.put("content", content);
        form.put("reason", "The helpdesk asked for it");
        form.put("running", "FINISH");
        form.put("base", inForce(model).version());
        return form;
    }

    Api.Answer post(String login, String model, Map<String, Object> form) {
        return world.as(login).post("/models/%s/changes".formatted(model), form);
    }

    /** One by owner1 that is accepted, and not yet checked. */
    long proposed() {
        return proposed(form(MODEL, changed(MODEL)));
    }

    long proposed(Map<String, Object> form) {
        Api.Answer answer = post("owner1", MODEL, form);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().path("id").asLong();
    }

    /** One by owner1 that waits for a decision. */
    long checked() {
        long id = proposed();
        checks.run();
        return id;
    }

    Api.Answer get(long id) {
        return world.as("owner2").get("/model-changes/" + id);
    }

    String state(long id) {
        return get(id).text("state");
    }

    Api.Answer decide(String login, long id, Map<String, Object> decision) {
        return world.as(login).post("/model-changes/%d/decision".formatted(id), decision);
    }

    Api.Answer approve(long id) {
        return decide("owner2", id, Map.of("decision", "APPROVE"));
    }

    Api.Answer withdraw(String login, long id) {
        return world.as(login).post("/model-changes/%d/withdrawal".formatted(id), Map.of());
    }

    List<String> mailsTo(String address) {
        return jdbc.sql(
                        "select subject from outbox where recipient = :to and template like 'model-change%' order by id")
                .param("to", address)
                .query(String.class)
                .list();
    }

    long rows() {
        return jdbc.sql("select count(*) from model_change").query(Long.class).single();
    }
}
