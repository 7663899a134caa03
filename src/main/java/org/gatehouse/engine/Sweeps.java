package org.gatehouse.engine;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs the sweeps in their rhythm. */
@Component
public class Sweeps {

    private static final Logger log = LoggerFactory.getLogger(Sweeps.class);

    private final List<Sweep> sweeps;

    Sweeps(List<Sweep> sweeps) {
        this.sweeps = sweeps;
    }

    /** All of them, once a day before people start work. */
    @Scheduled(cron = "${gatehouse.sweeps.cron}", zone = "Europe/London")
    public void runAll() {
        run(sweeps);
    }

    @Scheduled(cron = "${gatehouse.sweeps.hourly-cron}", zone = "Europe/London")
    void runHourly() {
        run(sweeps.stream().filter(Sweep::isHourly).toList());
    }

    private static void run(List<Sweep> some) {
        for (Sweep sweep : some) {
            try {
                sweep.run();
            } catch (RuntimeException failure) {
                log.error("{} failed; it runs again next time", sweep.getClass().getSimpleName(), failure);
            }
        }
    }
}
