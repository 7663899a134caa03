package org.gatehouse.demo;

import java.time.Duration;
import java.util.Map;
import org.gatehouse.census.Census;
import org.gatehouse.engine.Sweeps;
import org.gatehouse.engine.TimeMachine;
import org.gatehouse.identity.Person;
import org.gatehouse.notification.OutboxRelay;
import org.gatehouse.trail.Sealer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Advances the demo clock with everything that hangs on time. */
@Component
@Profile("embedded")
class DemoClock {

    /** Ten years: far enough for every term and every retention. */
    static final Duration FURTHEST = Duration.ofDays(3660);

    private final TimeMachine time;
    private final Census census;
    private final Sweeps sweeps;
    private final OutboxRelay relay;
    private final Sealer sealer;
    private final DemoFacts facts;

    DemoClock(TimeMachine time, Census census, Sweeps sweeps, OutboxRelay relay, Sealer sealer, DemoFacts facts) {
        this.facts = facts;
        this.time = time;
        this.census = census;
        this.sweeps = sweeps;
        this.relay = relay;
        this.sealer = sealer;
    }

    void advance(Duration by, Person person) {
        facts.record(
                person,
                "The demo clock was advanced",
                Map.of("by", by.toString(), "from", time.now().toString()));
        // what was changed in the directory before begins to count before
        census.catchUp();
        time.advance(by, this::workOffWhatIsDue, sweeps::runAll);
    }

    private void workOffWhatIsDue() {
        relay.relay();
        sealer.seal();
    }
}
