package org.gatehouse.exemption;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.gatehouse.engine.Sweep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tries the failed steps of exceptions again, also when their retries are used up and directory support has the task: an
 * exception whose time is over must not wait for a person once the directory is back. The task ends when a step succeeds.
 */
@Component
class StuckTerms implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(StuckTerms.class);
    private static final int AT_A_TIME = 500;
    /** Then the directory is taken to be still away, and is left alone until the next time. */
    private static final int FAILURES = 5;

    private final ManagementService management;

    StuckTerms(ManagementService management) {
        this.management = management;
    }

    @Override
    @Scheduled(fixedDelayString = "${gatehouse.exceptions.watch-pause}")
    public void run() {
        List<Job> stuck = new ArrayList<>(TermProcess.stuck(management, AT_A_TIME));
        // in any order, so that a few that fail for a reason of their own do not keep the others waiting for ever
        Collections.shuffle(stuck);
        int failures = 0;
        for (Job job : stuck) {
            if (failures < FAILURES && !succeeds(job)) {
                failures++;
            }
        }
    }

    private boolean succeeds(Job job) {
        try {
            management.executeJob(job.getId());
            return true;
        } catch (RuntimeException failure) {
            log.debug("Job {} of an exception fails still", job.getId(), failure);
            return false;
        }
    }
}
