package org.gatehouse.packaged;

import java.time.Duration;

/** As much of it as every change can wait for. */
class FaultsIT extends FaultInjection {

    FaultsIT() {
        super(new Load(8, Duration.ofSeconds(1), 30, Duration.ofSeconds(10), 30, 10, 50));
    }
}
