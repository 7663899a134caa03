package org.gatehouse.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.gatehouse.GatehouseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every row of {@code service-levels.dmn}. */
@GatehouseTest
class ServiceLevelsTest {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T10:00:00Z");

    @Autowired
    private ServiceLevels serviceLevels;

    @ParameterizedTest
    @CsvSource({
        "onboarding-review, 2026-11-23T11:00:00Z, 2026-11-23T13:00:00Z",
        "named-location-review, 2026-11-30T10:00:00Z, 2026-12-07T10:00:00Z",
        "named-location-window, 2026-12-07T10:00:00Z, 2026-12-07T10:00:00Z",
        "named-location-escalation, 2026-11-26T10:00:00Z, 2026-11-30T10:00:00Z",
        "status-enquiry, 2026-11-23T12:00:00Z, 2026-11-23T14:00:00Z",
        "step-repair, 2026-11-24T10:00:00Z, 2026-11-25T10:00:00Z"
    })
    void everyRowGivesItsInstants(String work, Instant remindAt, Instant dueAt) {
        assertThat(serviceLevels.from(work, MONDAY_TEN)).isEqualTo(new ServiceLevels.Deadlines(remindAt, dueAt));
    }

    @Test
    void workWithoutARowIsADefect() {
        assertThatIllegalStateException().isThrownBy(() -> serviceLevels.from("unheard-of", MONDAY_TEN));
    }
}
