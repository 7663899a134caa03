package org.gatehouse.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.gatehouse.request.SeniorApproval.Role;
import org.junit.jupiter.api.Test;

class SeniorApprovalTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @Test
    void aConfirmationOfMoreThanAYearAgoIsWarnedOf() {
        assertThat(confirmedOn("1999-03-05").old(TODAY))
                .contains(new Warning(
                        "CONFIRMATION_OLD", "The written confirmation is of 5 March 1999, more than a year ago"));
        assertThat(confirmedOn("2025-11-22").old(TODAY)).isPresent();
    }

    @Test
    void oneOfThisYearIsNot() {
        assertThat(confirmedOn("2025-11-23").old(TODAY)).isEmpty();
        assertThat(confirmedOn("2026-11-23").old(TODAY)).isEmpty();
    }

    private static SeniorApproval confirmedOn(String day) {
        return new SeniorApproval("Jo Lund", Role.SIRO, "jo.lund@za1.example", LocalDate.parse(day), "IG-17/26");
    }
}
