package org.gatehouse.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gatehouse.AnotherNode;
import org.gatehouse.Postgres;
import org.gatehouse.engine.TimeMachine;
import org.gatehouse.exemption.ExceptionsOfTheTenant;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;

/** 200 exceptions that run for half a year go on by a new version and back, and end when they were to end. */
@ContextConfiguration(initializers = Postgres.class)
class MigrationOf200OnPostgresTest extends ReleaseTest {

    private static final String TERM = "exception-term";
    private static final int TERMS = 200;
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);
    /** Between the grant of the first and the last, and what the clock goes on by meanwhile. */
    private static final Duration SHORTLY = Duration.ofMinutes(10);

    private static ConfigurableApplicationContext other;

    @Autowired
    private Environment settings;

    @Autowired
    private TimeMachine time;

    @Test
    void whatIsDueStaysDueAndEachEndsOnTimeAndIsToldOnce() {
        String ritm = grant();
        Map<String, String> before = whatIsDue();
        assertThat(before).hasSizeGreaterThanOrEqualTo(TERMS);
        int first = inForce(TERM).version();

        ModelVersion next = release(TERM, "name=\"Instant reached\"", "name=\"The instant is here\"", Running.MIGRATE);
        long began = System.nanoTime();
        together();
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("%d instances moved in %.1f s, %.0f a second%n", TERMS, seconds, TERMS / seconds);

        assertMoved(next);
        assertThat(whatIsDue()).isEqualTo(before);
        assertThat(facts.all("MODEL").stream()
                        .filter(fact -> ritm.equals(fact.ritm()))
                        .map(fact -> fact.details().get("instance"))
                        .distinct())
                .hasSize(TERMS);

        ModelVersion back =
                releases.back(TERM, inForce(TERM).version(), Running.MIGRATE, because("The words were better"));
        together();

        assertMoved(back);
        assertThat(releases.of(TERM).get(0).backTo()).isEqualTo(first);
        assertThat(whatIsDue()).isEqualTo(before);

        Instant ends = endOfTheFirst();
        pass(Duration.between(world.now(), ends.minus(Duration.ofHours(1))));
        assertThat(count("exception_term where state = 'ACTIVE'")).isEqualTo(TERMS);
        pass(Duration.ofHours(1).plus(SHORTLY));
        assertThat(count("exception_term where state = 'ENDED' and ended_at >= ends_at"
                        + " and ended_at < ends_at + interval '10 minutes'"))
                .isEqualTo(TERMS);
        assertThat(count("outbox where template = 'exception-over' and recipient like 'moved%'"))
                .isEqualTo(TERMS);
        assertThat(jdbc.sql("select count(distinct recipient) from outbox"
                                + " where template = 'exception-over' and recipient like 'moved%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(TERMS);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(TERM)
                        .count())
                .isZero();
    }

    @Test
    void ofTwoNodesThatReleaseAtOnceOneDoes() throws Exception {
        var its = other().getBean(RunTimeReleases.class);
        for (int race = 0; race < 5; race++) {
            ModelVersion seen = inForce(ONBOARDING);
            byte[] mine = changed(ONBOARDING, "</bpmn:process>", "<!-- mine %d --></bpmn:process>".formatted(race));
            byte[] theirs = changed(ONBOARDING, "</bpmn:process>", "<!-- theirs %d --></bpmn:process>".formatted(race));

            List<Object> results = atOnce(
                    () -> releases.release(seen, mine, Running.FINISH, because("Mine")),
                    () -> its.release(seen, theirs, Running.FINISH, because("Theirs")));

            assertThat(results).filteredOn(ModelVersion.class::isInstance).hasSize(1);
            assertThat(results)
                    .filteredOn(Refusal.class::isInstance)
                    .singleElement()
                    .satisfies(refused -> assertThat(((Refusal) refused).findings())
                            .extracting(finding -> finding.code())
                            .containsExactly("CHANGED_MEANWHILE"));
            assertThat(inForce(ONBOARDING).version()).isEqualTo(seen.version() + 1);
        }
    }

    /** By both nodes at once. */
    private void together() {
        var its = other().getBean(Migrations.class);
        List<Object> results = atOnce(
                () -> {
                    migrations.run();
                    return "over";
                },
                () -> {
                    its.run();
                    return "over";
                });
        assertThat(results).containsOnly("over");
        migrations.run();
    }

    private void assertMoved(ModelVersion version) {
        assertThat(releases.migration(TERM, version.version()).orElseThrow())
                .matches(Migration::isOver)
                .extracting(Migration::total, Migration::moved, Migration::ended, Migration::stayed)
                .containsExactly(TERMS, TERMS, 0, List.of());
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionId(version.definition())
                        .count())
                .isEqualTo(TERMS);
    }

    /** Has them granted as people do it; answers the RITM. */
    private String grant() {
        jdbc.sql("""
                        insert into directory_account
                        select 'moved-' || n, 'moved' || n || '@za1.example', 'Moved ' || n, 'ZA1', 'USER',
                               true, false, false, false, now() at time zone 'UTC'
                          from generate_series(1, :terms) n""").param("terms", TERMS).update();
        jdbc.sql("""
                        insert into directory_account_method
                        select 'moved-' || n, 0, 'AUTHENTICATOR_APP', 'Mobile phone'
                          from generate_series(1, :terms) n""").param("terms", TERMS).update();
        jdbc.sql("""
                        insert into directory_member (group_id, account_id)
                        select id, 'moved-' || n from directory_group, generate_series(1, :terms) n
                         where display_name = 'NHSmail.sg.MFA-CA-Std-Central'""").param("terms", TERMS).update();
        String[] accounts = IntStream.rangeClosed(1, TERMS)
                .mapToObj("moved%d@za1.example"::formatted)
                .toArray(String[]::new);
        var filed = world.as("la.za1").post("/long-term-exceptions", ExceptionsOfTheTenant.longTerm("ZA1", accounts));
        assertThat(filed.status()).as(filed.body().toString()).isEqualTo(201);
        pass(Duration.ZERO);
        String ritm = filed.text("ritm");
        assertThat(world.decide("exceptions1", ritm, Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(200);
        pass(Duration.ZERO);
        assertThat(count("exception_term where state = 'ACTIVE'")).isEqualTo(TERMS);
        assertThat(Duration.between(world.now(), endOfTheFirst())).isBetween(HALF_A_YEAR.minus(SHORTLY), HALF_A_YEAR);
        return ritm;
    }

    /** In this thread, for what so many have to do takes longer than a call may. */
    private void pass(Duration by) {
        time.advance(by, () -> {}, () -> {});
    }

    private Instant endOfTheFirst() {
        return jdbc.sql("select min(ends_at) from exception_term where state = 'ACTIVE'")
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private int count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Integer.class).single();
    }

    private ConfigurableApplicationContext other() {
        if (other == null) {
            other = AnotherNode.beside(settings);
        }
        return other;
    }

    /** What each comes to: its result, or why it was refused. */
    @SafeVarargs
    private static List<Object> atOnce(Callable<Object>... each) {
        var nodes = Executors.newFixedThreadPool(each.length);
        try {
            return nodes.invokeAll(List.of(each)).stream()
                    .map(MigrationOf200OnPostgresTest::outcome)
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            nodes.shutdown();
        }
    }

    private static Object outcome(Future<Object> node) {
        try {
            return node.get();
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
