package org.gatehouse.servicedesk;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the numbers from the database's own sequences, so that two nodes never give one twice. */
@Component
class NumberedServiceDesk implements ServiceDesk {

    private final JdbcClient jdbc;

    NumberedServiceDesk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RequestReference nextReference() {
        return RequestReference.numbered(next("ritm_number"));
    }

    @Override
    public String nextIncident() {
        return "INC%07d".formatted(next("incident_number"));
    }

    private long next(String sequence) {
        return jdbc.sql("select nextval('%s')".formatted(sequence))
                .query(Long.class)
                .single();
    }
}
