package org.gatehouse.engine;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs every sweep once a day, before people start work. */
@Component
public class Sweeps {

    private static final Logger log = LoggerFactory.getLogger(Sweeps.class);

    private final List<Sweep> sweeps;

    Sweeps(List<Sweep> sweeps) {
        this.sweeps = sweeps;
    }

    @Scheduled(cron = "${gatehouse.sweeps.cron}", zone = "Europe/London")
    public void runAll() {
        for (Sweep sweep : sweeps) {
            try {
                sweep.run();
            } catch (RuntimeException failure) {
                log.error("{} failed; it runs again tomorrow", sweep.getClass().getSimpleName(), failure);
            }
        }
    }
}
