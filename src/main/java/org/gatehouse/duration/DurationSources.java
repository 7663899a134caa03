package org.gatehouse.duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is measured of requests. */
@Configuration(proxyBeanMethods = false)
class DurationSources {

    @Bean
    SpanSource completedRequests(JdbcClient jdbc) {
        return RequestSpans.completions(jdbc);
    }

    @Bean
    SpanSource decidedRequests(JdbcClient jdbc) {
        return RequestSpans.decisions(jdbc);
    }
}
