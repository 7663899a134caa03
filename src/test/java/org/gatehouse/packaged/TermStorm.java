package org.gatehouse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.gatehouse.Api;
import org.gatehouse.exemption.ExceptionsOfTheTenant;

/**
 * Exceptions of the packaged product that all end at one instant. They are applied for and granted as people do it, 200
 * accounts by one request; then their end, which is 180 days away, is moved for all.
 */
final class TermStorm {

    private static final int OF_ONE_REQUEST = 200;

    private final Database database;
    private final int terms;

    TermStorm(Database database, int terms) {
        this.database = database;
        this.terms = terms;
    }

    /** Has all of them granted and in force. */
    void grant(PackagedProduct node) {
        database.execute("""
                insert into directory_account
                select 'storm-' || n, 'storm' || n || '@za1.example', 'Storm ' || n, 'ZA1', 'USER',
                       true, false, false, false, now() at time zone 'UTC'
                  from generate_series(1, %1$d) n;
                insert into directory_account_method
                select 'storm-' || n, 0, 'AUTHENTICATOR_APP', 'Mobile phone' from generate_series(1, %1$d) n;
                insert into directory_member (group_id, account_id)
                select id, 'storm-' || n from directory_group, generate_series(1, %1$d) n
                 where display_name = 'NHSmail.sg.MFA-CA-Std-Central'""".formatted(terms));
        for (int first = 1; first <= terms; first += OF_ONE_REQUEST) {
            grant(
                    node,
                    IntStream.range(first, Math.min(first + OF_ONE_REQUEST, terms + 1))
                            .mapToObj("storm%d@za1.example"::formatted)
                            .toArray(String[]::new));
        }
        Awaitility.await("all exceptions are in force")
                .atMost(patience())
                .pollInterval(Duration.ofMillis(500))
                .until(() -> waiting() == terms);
    }

    private static void grant(PackagedProduct node, String[] accounts) {
        Api.Answer filed =
                node.as("la.za1").post("/long-term-exceptions", ExceptionsOfTheTenant.longTerm("ZA1", accounts));
        assertThat(filed.status()).as(filed.body().toString()).isEqualTo(201);
        Api reviewer = node.as("exceptions1");
        String task = Awaitility.await("review of " + filed.text("ritm"))
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> reviewer.get("/tasks?ritm=" + filed.text("ritm"))
                                .body()
                                .at("/items/0/id")
                                .asText(),
                        id -> !id.isEmpty());
        assertThat(reviewer.post("/tasks/" + task + "/decision", Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(200);
    }

    void endAt(Instant instant) {
        database.execute("""
                update exception_term set ends_at = '%1$s' where state = 'ACTIVE';
                update act_ru_variable set text_ = 'END' where name_ = 'next';
                update act_ru_job set duedate_ = '%1$s' where handler_type_ = 'timer-intermediate-transition'""".formatted(instant.toString().replace("Z", "")));
    }

    void awaitOver(int howMany) {
        Awaitility.await(howMany + " exceptions are over")
                .atMost(patience())
                .pollInterval(Duration.ofMillis(100))
                .until(() -> over() >= howMany);
    }

    long over() {
        return database.count("select count(*) from exception_term where state = 'ENDED'");
    }

    /** Each has ended, not early, in the directory too, and each mail about it is there once and is sent. */
    void assertNothingIsLostOrDoneTwice() {
        Awaitility.await("every process is over and every mail sent")
                .atMost(patience())
                .until(() -> database.count("select count(*) from outbox where sent_at is null") == 0
                        && database.count("select count(*) from act_hi_procinst"
                                        + " where proc_def_key_ = 'exception-term' and end_time_ is null")
                                == 0);
        List<String> accounts = database.column("select account_address from exception_term");
        assertThat(accounts).hasSize(terms).doesNotHaveDuplicates();
        assertThat(database.count("select count(*) from exception_term"
                        + " where state = 'ENDED' and ended_at >= ends_at and revoked_at >= ends_at"))
                .isEqualTo(terms);
        assertThat(database.count("select count(*) from directory_member join directory_group on id = group_id"
                        + " where display_name = 'NHSmail.sg.MFA-Exceptions'"))
                .isZero();
        assertThat(database.count(
                        "select count(*) from request" + " where type = 'LONG_TERM_EXCEPTION' and status <> 'ENDED'"))
                .isZero();
        for (String entry : List.of("% removed from the exception group", "The exception of % is over: Ended")) {
            assertThat(database.count("select count(*) from audit_fact where what like '%s'".formatted(entry)))
                    .as(entry)
                    .isEqualTo(terms);
        }
        assertThat(database.column("select recipient from outbox"
                        + " where template = 'exception-over' and recipient like 'storm%'"))
                .as("each account is told once")
                .containsExactlyInAnyOrderElementsOf(accounts);
        assertThat(database.column("select ritm from outbox"
                        + " where template = 'exception-over' and recipient not like 'storm%'"))
                .as("the applicant of each request is told once")
                .containsExactlyInAnyOrderElementsOf(
                        database.column("select ritm from request where type = 'LONG_TERM_EXCEPTION'"));
        assertThat(database.count("select count(*) from act_ru_job where retries_ = 0"))
                .isZero();
    }

    private long waiting() {
        return database.count("select count(*) from act_ru_job where handler_type_ = 'timer-intermediate-transition'");
    }

    /** Ten a second are slow. */
    private Duration patience() {
        return Duration.ofSeconds(120 + terms / 10);
    }
}
