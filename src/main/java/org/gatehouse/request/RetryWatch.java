package org.gatehouse.request;

import java.time.Instant;
import org.gatehouse.engine.StepObserver;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows on the request since when a step of it has been failing. */
@Component
class RetryWatch implements StepObserver {

    private final JdbcClient jdbc;

    RetryWatch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void failed(String processInstanceId, Instant at) {
        jdbc.sql(
                        "update request set retrying_since = :at where process_instance = :instance and retrying_since is null")
                .param("at", Times.of(at))
                .param("instance", processInstanceId)
                .update();
    }

    @Override
    public void succeeded(String processInstanceId) {
        jdbc.sql(
                        "update request set retrying_since = null where process_instance = :instance and retrying_since is not null")
                .param("instance", processInstanceId)
                .update();
    }
}
