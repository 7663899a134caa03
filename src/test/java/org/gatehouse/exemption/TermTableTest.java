package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gatehouse.GatehouseTest;
import org.gatehouse.exemption.TermTable.Lengths;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Both rows of {@code exception-terms.dmn}, and the loop of reminders they make. */
@GatehouseTest
class TermTableTest {

    private static final Instant END = Instant.parse("2027-05-22T10:00:00Z");

    @Autowired
    private TermTable table;

    @Test
    void aShortTermLastsADayAndIsRemindedOfFourHoursBefore() {
        assertThat(table.of(ExceptionKind.SHORT))
                .isEqualTo(new Lengths(Duration.ofHours(24), List.of(Duration.ofHours(4))));
    }

    @Test
    void aLongTermLastsAHundredAndEightyDaysAndIsRemindedOfThreeTimes() {
        assertThat(table.of(ExceptionKind.LONG))
                .isEqualTo(new Lengths(
                        Duration.ofDays(180), List.of(Duration.ofDays(30), Duration.ofDays(14), Duration.ofDays(3))));
    }

    @Test
    void theNextReminderIsTheFirstThatIsStillToCome() {
        Lengths lengths = table.of(ExceptionKind.LONG);

        assertThat(lengths.reminderAfter(END.minus(Duration.ofDays(180)), END))
                .contains(END.minus(Duration.ofDays(30)));
        assertThat(lengths.reminderAfter(END.minus(Duration.ofDays(30)), END))
                .as("the one that is due now is being sent")
                .contains(END.minus(Duration.ofDays(14)));
        assertThat(lengths.reminderAfter(END.minus(Duration.ofDays(10)), END))
                .as("what was missed is not made up for")
                .contains(END.minus(Duration.ofDays(3)));
        assertThat(lengths.reminderAfter(END.minus(Duration.ofDays(3)), END)).isEmpty();
    }
}
