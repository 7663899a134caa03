package org.gatehouse.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gatehouse.Postgres;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** Starts the whole product as it is shipped, jobs running by themselves, on a PostgreSQL. Mails are written but
 * not sent: the mail server of the embedded product would share the cores. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles("embedded")
@ContextConfiguration(initializers = Postgres.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "gatehouse.data-dir=target/bench-data",
            "gatehouse.mail.relay-pause=PT10H",
            "gatehouse.api.posts-per-minute=1000000",
            "logging.level.root=warn",
            "logging.file.name="
        })
public @interface Bench {}
