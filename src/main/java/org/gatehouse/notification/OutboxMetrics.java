package org.gatehouse.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many mails wait, and how many of them need a person to look. */
@Component
class OutboxMetrics implements MeterBinder {

    private final JdbcClient jdbc;

    OutboxMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("gatehouse.outbox.unsent", () -> count("select count(*) from outbox where sent_at is null"))
                .description("Mails not sent yet")
                .register(registry);
        Gauge.builder(
                        "gatehouse.outbox.stuck",
                        () -> count("select count(*) from outbox where sent_at is null and stuck_at is not null"))
                .description("Mails refused for good or unsent for half an hour")
                .register(registry);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
