package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gatehouse.refusal.Finding;
import org.junit.jupiter.api.Test;

class FormErrorsTest {

    @Test
    void whatAValueSaysOfItselfIsToldOfItsField() {
        assertThat(worded("reason", "TOO_LONG", "At most 2,000 characters"))
                .isEqualTo("Reason: at most 2,000 characters");
        assertThat(worded("eliminationPlan", "NOT_PRINTABLE", "Write it on one line"))
                .isEqualTo("Elimination plan: write it on one line");
        assertThat(worded("seniorApproval.confirmedOn", "NOT_A_DATE", "Enter a date such as 2026-11-23"))
                .isEqualTo("Day of the written confirmation: enter a date such as 2026-11-23");
    }

    @Test
    void aFieldHasTheSameWordsAsTheSummary() {
        FormErrors errors = errors("reason", "TOO_LONG", "At most 2,000 characters");

        assertThat(errors.of("reason")).isEqualTo(errors.all().get(0).message());
    }

    @Test
    void aSentenceThatStandsByItselfIsLeftAsItIs() {
        assertThat(worded("account", "ACCOUNT_UNKNOWN", "There is no such account"))
                .isEqualTo("There is no such account");
        assertThat(worded("", "TOO_LONG", "At most 5 MB")).isEqualTo("At most 5 MB");
        assertThat(worded("reason", "REQUIRED", "Enter a value for 'reason'")).isEqualTo("Enter the reason");
    }

    private static String worded(String field, String code, String message) {
        return errors(field, code, message).all().get(0).message();
    }

    private static FormErrors errors(String field, String code, String message) {
        return FormErrors.invalid(List.of(new Finding(field, code, message)), Map.of("reason", "Enter the reason"));
    }
}
