package org.gatehouse.packaged;

import java.time.Duration;

/** As long as such things last in earnest. */
class FaultsNightly extends FaultInjection {

    FaultsNightly() {
        super(new Load(300, Duration.ofMinutes(3), 200, Duration.ofSeconds(30), 200, 60, 1000));
    }
}
