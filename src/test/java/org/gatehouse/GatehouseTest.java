package org.gatehouse;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * Starts the whole embedded product, once for all tests, on a database in memory. Nothing runs by itself: jobs, mails
 * and sweeps run when {@link World} says so, so that every test is the same each time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles("embedded")
@Import({World.class, Facts.class, PathCoverage.class, CompromisesOfTheTenant.class})
@ExtendWith(NothingDiffers.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0",
            "gatehouse.data-dir=target/test-data/${random.uuid}",
            "logging.file.name=",
            "logging.level.root=warn",
            "logging.level.org.camunda.bpm.engine.context=off",
            "camunda.bpm.job-execution.enabled=false",
            "gatehouse.mail.relay-pause=PT10H",
            "gatehouse.models.migration-pause=PT10H",
            "gatehouse.sweeps.cron=-",
            "gatehouse.sweeps.hourly-cron=-",
            "gatehouse.exceptions.watch-pause=PT10H",
            "gatehouse.census.pause=PT10H",
            "gatehouse.audit.sealing-pause=PT10H",
            "gatehouse.models.check-pause=PT10H",
            "gatehouse.audit.check-cron=-",
            "gatehouse.api.posts-per-minute=100000"
        })
public @interface GatehouseTest {}
