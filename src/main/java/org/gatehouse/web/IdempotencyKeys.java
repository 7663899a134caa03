package org.gatehouse.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The keys by which a repeated POST is recognised, per login, for 24 hours. */
@Component
class IdempotencyKeys {

    static final Duration KEPT = Duration.ofHours(24);
    /** A key taken longer ago without an answer belongs to a node that died before it committed. */
    static final Duration ABANDONED = Duration.ofMinutes(2);

    record Answer(int status, String contentType, String location, String body) {}

    /** What came of taking a key: it is ours, or somebody came before. */
    sealed interface Taking {}

    /** A key that is ours until somebody takes it over, who then took it at another time. */
    record Claim(String login, String key, Instant takenAt) implements Taking {}

    /** @param answer null while it is not given */
    record Taken(String fingerprint, Instant takenAt, Answer answer) implements Taking {

        boolean holdsAt(Instant now) {
            return takenAt.plus(answer == null ? ABANDONED : KEPT).isAfter(now);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes the key, or answers by whom it was taken before. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Taking take(String login, String key, String fingerprint) {
        // no finer than every database keeps it, because it is compared
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var claim = new Claim(login, key, now);
        Optional<Taken> before = find(login, key);
        if (before.isPresent()) {
            Taken taken = before.get();
            return !taken.holdsAt(now) && takeOver(claim, fingerprint, taken) ? claim : taken;
        }
        jdbc.sql("""
                        insert into idempotency_key (login, idempotency, fingerprint, taken_at)
                        values (:login, :key, :fingerprint, :now)""")
                .param("login", login)
                .param("key", key)
                .param("fingerprint", fingerprint)
                .param("now", Times.of(now))
                .update();
        return claim;
    }

    /**
     * Keeps the first answer, in the transaction of the command that gave it; false if somebody took the key over
     * meanwhile, and then the command must not be done.
     */
    @Transactional
    public boolean keep(Claim claim, Answer answer) {
        return jdbc.sql("""
                        update idempotency_key
                           set status = :status, content_type = :contentType, location = :location, body = :body
                         where login = :login and idempotency = :key and taken_at = :takenAt and status is null""")
                        .param("status", answer.status())
                        .param("contentType", answer.contentType())
                        .param("location", answer.location())
                        .param("body", answer.body())
                        .param("login", claim.login())
                        .param("key", claim.key())
                        .param("takenAt", Times.of(claim.takenAt()))
                        .update()
                == 1;
    }

    /**
     * Gives the key back, unless an answer is there: a commit that broke off may have been done. While the database
     * still works on it, this waits for its end.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void release(Claim claim) {
        delete(claim);
    }

    /**
     * Gives the key back in the transaction of the command, whose answer may be kept nowhere; false if somebody took the
     * key over meanwhile, and then the command must not be done.
     */
    @Transactional
    public boolean giveBack(Claim claim) {
        return delete(claim) == 1;
    }

    private int delete(Claim claim) {
        return jdbc.sql("""
                        delete from idempotency_key
                         where login = :login and idempotency = :key and taken_at = :takenAt and status is null""")
                .param("login", claim.login())
                .param("key", claim.key())
                .param("takenAt", Times.of(claim.takenAt()))
                .update();
    }

    @Transactional
    @Scheduled(fixedDelayString = "PT1H")
    public void forgetOld() {
        jdbc.sql("delete from idempotency_key where taken_at < :before")
                .param("before", Times.of(clock.instant().minus(KEPT)))
                .update();
    }

    /** Waits while a command is writing its answer to the key, and then leaves it alone. */
    private boolean takeOver(Claim claim, String fingerprint, Taken before) {
        return jdbc.sql("""
                        update idempotency_key
                           set fingerprint = :fingerprint, taken_at = :now, status = null, content_type = null,
                               location = null, body = null
                         where login = :login and idempotency = :key and taken_at = :takenAt
                           and (status is null) = :unanswered""")
                        .param("fingerprint", fingerprint)
                        .param("now", Times.of(claim.takenAt()))
                        .param("login", claim.login())
                        .param("key", claim.key())
                        .param("takenAt", Times.of(before.takenAt()))
                        .param("unanswered", before.answer() == null)
                        .update()
                == 1;
    }

    private Optional<Taken> find(String login, String key) {
        return jdbc.sql("select * from idempotency_key where login = :login and idempotency = :key")
                .param("login", login)
                .param("key", key)
                .query((row, number) -> new Taken(
                        row.getString("fingerprint"),
                        Times.read(row, "taken_at"),
                        row.getObject("status") == null
                                ? null
                                : new Answer(
                                        row.getInt("status"),
                                        row.getString("content_type"),
                                        row.getString("location"),
                                        row.getString("body"))))
                .optional();
    }
}
