package org.gatehouse.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    record Taken(String fingerprint, Instant takenAt, Answer answer) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes the key, or answers by whom it was taken before. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Taken> take(String login, String key, String fingerprint) {
        Optional<Taken> before = find(login, key);
        Instant now = clock.instant();
        if (before.isPresent()) {
            Taken taken = before.get();
            Duration limit = taken.answer() == null ? ABANDONED : KEPT;
            if (taken.takenAt().plus(limit).isAfter(now)) {
                return before;
            }
            release(login, key);
        }
        jdbc.sql("""
                        insert into idempotency_key (login, idempotency, fingerprint, taken_at)
                        values (:login, :key, :fingerprint, :now)""")
                .param("login", login)
                .param("key", key)
                .param("fingerprint", fingerprint)
                .param("now", Times.of(now))
                .update();
        return Optional.empty();
    }

    /** Keeps the first answer, in the transaction of the command that gave it. */
    @Transactional
    public void keep(String login, String key, Answer answer) {
        jdbc.sql("""
                        update idempotency_key
                           set status = :status, content_type = :contentType, location = :location, body = :body
                         where login = :login and idempotency = :key""")
                .param("status", answer.status())
                .param("contentType", answer.contentType())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("login", login)
                .param("key", key)
                .update();
    }

    @Transactional
    public void release(String login, String key) {
        jdbc.sql("delete from idempotency_key where login = :login and idempotency = :key")
                .param("login", login)
                .param("key", key)
                .update();
    }

    @Transactional
    @Scheduled(fixedDelayString = "PT1H")
    public void forgetOld() {
        jdbc.sql("delete from idempotency_key where taken_at < :before")
                .param("before", Times.of(clock.instant().minus(KEPT)))
                .update();
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
