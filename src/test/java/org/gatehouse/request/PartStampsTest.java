package org.gatehouse.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.request.RequestDiagram.Step;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.worktime.Elapsed;
import org.junit.jupiter.api.Test;

class PartStampsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant END = NOON.plus(Duration.ofHours(24));
    private static final List<Step> BOTH =
            List.of(new Step("Add", Step.State.DONE, NOON), new Step("Wait", Step.State.NOW, null));

    @Test
    void aClockThatRunsIsNoNewsUntilTheTimeIsOver() {
        PartStamps atNoon = PartStamps.of(page(RequestStatus.ACTIVE, "ACTIVE", NOON, BOTH));
        PartStamps later = PartStamps.of(page(RequestStatus.ACTIVE, "ACTIVE", NOON.plus(Duration.ofHours(5)), BOTH));
        PartStamps late = PartStamps.of(page(RequestStatus.ACTIVE, "ACTIVE", END.plusSeconds(60), BOTH));

        assertThat(later).isEqualTo(atNoon);
        assertThat(late.differs("exceptions", atNoon.inAll())).isTrue();
        assertThat(late.differs("standing", atNoon.inAll())).isFalse();
    }

    @Test
    void eachPartHasItsOwn() {
        PartStamps filed = PartStamps.of(page(RequestStatus.SUBMITTED, "PENDING", NOON, BOTH));
        PartStamps active = PartStamps.of(page(RequestStatus.ACTIVE, "ACTIVE", NOON, BOTH));

        assertThat(active.differs("standing", filed.inAll())).isTrue();
        assertThat(active.differs("exceptions", filed.inAll())).isTrue();
        assertThat(active.differs("steps", filed.inAll())).isFalse();
    }

    @Test
    void stepsInAnotherOrderAreTheSame() {
        PartStamps one = PartStamps.of(page(RequestStatus.ACTIVE, "ACTIVE", NOON, BOTH));
        PartStamps other = PartStamps.of(page(RequestStatus.ACTIVE, "ACTIVE", NOON, List.of(BOTH.get(1), BOTH.get(0))));

        assertThat(other.inAll()).isEqualTo(one.inAll());
    }

    @Test
    void whatIsNoStampSaysNothing() {
        PartStamps stamps = PartStamps.of(page(RequestStatus.ACTIVE, "ACTIVE", NOON, BOTH));

        assertThat(stamps.differs("standing", null)).isFalse();
        assertThat(stamps.differs("standing", "a-b")).isFalse();
    }

    private static Map<String, Object> page(RequestStatus status, String state, Instant now, List<Step> steps) {
        var page = new HashMap<String, Object>();
        page.put("request", request(status));
        page.put(
                "exceptions",
                List.of(new ExceptionRows.Row(
                        "1",
                        "ward.clerk@za1.example",
                        "Clerk",
                        state,
                        state,
                        NOON,
                        END,
                        Elapsed.running(NOON, END, now),
                        null,
                        true,
                        null)));
        page.put("steps", steps);
        page.put("stepsOfException", List.of());
        page.put("may", EnumSet.of(Action.ENQUIRE));
        return page;
    }

    private static Request request(RequestStatus status) {
        return new Request(
                RequestReference.of("RITM0010001"),
                null,
                RequestType.SHORT_TERM_EXCEPTION,
                OdsCode.of("ZA1"),
                status,
                "{}",
                List.of(),
                NOON,
                "la.za1",
                AccountAddress.of("local.admin@za1.example"),
                null,
                null,
                new Stage(status.inWords(), Stage.GATEHOUSE, NOON),
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
